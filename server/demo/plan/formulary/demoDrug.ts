/** How a drug of the demo hospital is called and coded. RxNorm ingredient and WHO ATC codes are public identifiers. */
export interface DemoDrug {
  readonly english: string;
  readonly french: string;
  /** The name with its salt, as some senders write it. */
  readonly salt?: string;
  /** A brand sold in France or the United Kingdom. */
  readonly brand?: string;
  readonly atc: string;
  readonly rxNorm?: string;
}
