import type { FeedName } from '../../schema/chart/chart.ts';
import type { FeedItem } from '../../schema/wire/feedItem.ts';
import type { User } from '../../schema/wire/session.ts';

export interface ServedAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

type Soon<T> = T | Promise<T>;

/** What the invariants are judged by. */
export interface Truth {
  readonly seq: number;
  readonly epoch: string;
  documents(wardIds: readonly string[]): readonly FeedItem[];
  /** How an act was answered for good; null: it was not, or its answer is forgotten. */
  outcomeOf(actId: string): 'accepted' | 'conflict' | null;
  /** The newest backup has it: a restore brings it back. */
  isInBackup(actId: string): boolean;
  /** Every application of an act, in order: an id twice in here was applied twice. */
  applied(): readonly string[];
}

/** The server of a scenario: the model in memory, or the real one on PostgreSQL. */
export interface SimulatedServer {
  status(): Soon<ServedAnswer>;
  pull(userId: string, body: string): Soon<ServedAnswer>;
  push(userId: string, body: string): Soon<ServedAnswer>;
  /** The lines of the answer, or the refusal. */
  bulk(userId: string, body: string): Soon<{ readonly answer: ServedAnswer; readonly lines: readonly string[] }>;
  head(): Soon<{ readonly seq: number; readonly epoch: string }>;

  // What the hospital and its administrators do.
  putWard(id: string): Soon<void>;
  putChart(id: string, wardId: string): Soon<void>;
  putUser(user: User): Soon<void>;
  expireSession(userId: string): Soon<void>;
  renewSession(userId: string): Soon<void>;
  /** The interface that brings this feed stands still, or goes on. */
  stopFeed(feed: FeedName, stopped: boolean): Soon<void>;
  /** 426 for who reads: workstations of this version must be updated first. */
  refuseVersion(refused: boolean): Soon<void>;
  /** Copies everything to a safe place, and tells the workstations up to where. */
  backUp(): Soon<void>;
  /** Back to the last backup under a new epoch. */
  restore(): Soon<void>;
  truth(): Soon<Truth>;
}
