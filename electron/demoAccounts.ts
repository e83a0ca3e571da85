/** The accounts that `server/commands/demoData.ts` makes; everybody may know them, for nobody real is behind them. */
export const DEMO_ACCOUNTS = [
  { username: 'martin', password: 'wardlight-demo', displayName: 'C. Martin' },
  { username: 'roux', password: 'wardlight-demo', displayName: 'A. Roux' },
] as const;
