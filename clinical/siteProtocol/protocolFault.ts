/** What is wrong in a file of protocols: where, what, and what to write instead. */
export interface ProtocolFault {
  readonly place: string;
  readonly problem: string;
  readonly remedy: string;
}

export type AddFault = (place: string, problem: string, remedy: string) => void;
