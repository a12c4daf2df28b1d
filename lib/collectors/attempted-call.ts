/** One request as it was sent: a call that is tried again is several. */
export interface AttemptedCall {
  /** `config:DescribeConfigRules`. */
  readonly action: string;
  /** A region's code; `global` for a service that has one address for all. */
  readonly region: string;
  /** 1 for the first. */
  readonly attempt: number;
  readonly sentAt: Date;
  /** Between request and answer. The wait for its turn is not in it. */
  readonly milliseconds: number;
  /** Rows in the answer; null where it is no list or there was none. */
  readonly rows: number | null;
  /** `ok`, `throttled`, `stopped` by us before the answer, or the error's name: AWS's, or Node's code. */
  readonly outcome: string;
  /** The error's own words; null where there was no error. */
  readonly words: string | null;
}
