/** The hours at which the wards of the demo hospital give medicines. */
export const MORNING = ['08:00'] as const;
export const NOON = ['12:00'] as const;
export const EVENING = ['20:00'] as const;
export const BEDTIME = ['22:00'] as const;
export const TWICE = ['08:00', '20:00'] as const;
export const THREE_TIMES = ['08:00', '14:00', '20:00'] as const;
export const FOUR_TIMES = ['06:00', '12:00', '18:00', '23:00'] as const;
