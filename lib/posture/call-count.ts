/** What one operation was asked in one collection, over all regions: shown on the connection page. */
export interface CallCount {
  /** `config:DescribeConfigRules`: the IAM action as well. */
  readonly action: string;
  /** Requests that were sent, retries included. */
  readonly calls: number;
  /** Rows in the answers. */
  readonly rows: number;
  /** Requests that AWS answered by asking for patience. */
  readonly throttles: number;
  /** Requests that ended in any other error. */
  readonly errors: number;
  readonly regions: number;
  /** Time between request and answer, summed. */
  readonly seconds: number;
  /** AWS's own words for the latest error that was no throttling; null when there was none. */
  readonly lastError: string | null;
}
