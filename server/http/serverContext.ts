import type { Logger } from 'pino';
import type { Pool } from '../store/database.ts';
import type { FeedHub } from '../store/feedHub.ts';
import type { Admission } from './admission.ts';
import type { FailureLimiter } from '../session/failureLimiter.ts';

/** What every route works with. */
export type ServerContext = {
  readonly pool: Pool;
  readonly siteId: string;
  readonly now: () => Date;
  readonly logger: Logger;
  readonly hub: FeedHub;
  readonly admission: Admission;
  /** Places of their own: first loads never keep an act out. */
  readonly pushAdmission: Admission;
  readonly failures: FailureLimiter;
  readonly sessionHours: number;
  readonly leaseHours: number;
};
