/** Number and unit, day and month must not part at a line end: "6" on one line and "000 units" on the next is another dose. */
export const NO_BREAK_SPACE = '\u00a0';
export const NARROW_NO_BREAK_SPACE = '\u202f';
