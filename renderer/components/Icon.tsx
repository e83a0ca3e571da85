import type { JSX } from 'react';

const PATHS = {
  list: <path d="M3 5h14M3 10h14M3 15h9" />,
  speech: <path d="M4 4h12v9H9l-4 4v-4H4z" />,
  offline: <path d="M3 3l14 14M4 9a9 9 0 013.5-2.2M12 6.3A9 9 0 0116 9M7 12.5a4.5 4.5 0 016 0M10 16v.5" />,
  live: <path d="M4 9a9 9 0 0112 0M7 12.5a4.5 4.5 0 016 0M10 16v.5" />,
  loading: <path d="M10 3v10M6 9.5l4 4 4-4M4 17h12" />,
  clock: <path d="M10 3a7 7 0 100 14 7 7 0 000-14zM10 6v4.2l3 1.8" />,
  key: <path d="M7 10a3.2 3.2 0 100 .1M10 10h7v3M14 10v2.4" />,
  warning: <path d="M10 3l8 14H2zM10 8v4.5M10 14.3v1" />,
  back: <path d="M12.5 4.5L7 10l5.5 5.5" />,
  shield: <path d="M10 2.8l6 2.2v4.6c0 3.6-2.5 6.2-6 7.6-3.5-1.4-6-4-6-7.6V5zM7 9.8l2.2 2.3 4-4.2" />,
  search: <path d="M9 3.5a5.5 5.5 0 100 11 5.5 5.5 0 000-11zM13 13l4 4" />,
  check: <path d="M4 10.5l4 4 8-9" />,
  pause: <path d="M7 4.5v11M13 4.5v11" />,
  close: <path d="M5 5l10 10M15 5L5 15" />,
  away: <path d="M11 4H4v12h7M8 10h9M14 6.5l3.5 3.5-3.5 3.5" />,
  reopened: <path d="M4 10a6 6 0 106-6H5.5M8.5 1.5L5.5 4l3 2.5" />,
} satisfies Record<string, JSX.Element>;

export type IconName = keyof typeof PATHS;

/** A line drawing beside a word; it says nothing by itself. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {PATHS[name]}
    </svg>
  );
}
