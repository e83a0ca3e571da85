/** What the process with the server is asked. */
export type HospitalOrder =
  | { readonly kind: 'open'; readonly patients: number }
  /** One more stateless node on the same database, without peers. */
  | { readonly kind: 'openNode'; readonly databaseUrl: string }
  | { readonly kind: 'chartsOf'; readonly wardId: string }
  | { readonly kind: 'change'; readonly chartId: string; readonly number: number }
  | { readonly kind: 'memory' };

export interface OpenedHospital {
  readonly url: string;
  readonly peerUrl: string;
  readonly databaseUrl: string;
  readonly siteId: string;
}

/** Moments on the wall clock, milliseconds with fractions, comparable among the processes of one machine. */
export interface ServerChange {
  readonly askedAt: number;
  readonly committedAt: number;
  /** What the workstation has to show. */
  readonly observationId: string;
  readonly document: string;
}

export interface ServerMemory {
  readonly residentMb: number;
  readonly highestResidentMb: number;
}

export function preciseNow(): number {
  return performance.timeOrigin + performance.now();
}
