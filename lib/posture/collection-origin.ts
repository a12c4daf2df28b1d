/** What is noted of a collection so that its evidence can say where it is from. No part of any judgement. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/**
 * Requests of one operation in one region that asked for the same, but for the page of a listing and for what
 * they were about in turn.
 */
export interface AskedRequests {
  /** `config:SelectResourceConfig`. */
  readonly action: string;
  /** A region's code; `global` for a service that has one address for all. */
  readonly region: string;
  /** What all of them had alike, under the names that AWS gives its parameters. Never a page's token. */
  readonly parameters: Readonly<Record<string, JsonValue>>;
  /** By parameter, the rules, packs and types that they were about, each once and in order. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** By parameter, how many ids of single things, or names beyond those kept, they gave in all. */
  readonly notKept: Readonly<Record<string, number>>;
  /** Requests that were sent, retries included. */
  readonly requests: number;
  /** Those of them that AWS answered with what was asked for. */
  readonly answered: number;
  /** Rows in the answers. */
  readonly rows: number;
}

/** Who asked AWS with what, in one collection. */
export interface CollectionOrigin {
  /** Whom AWS took the caller for, as `sts:GetCallerIdentity` gave it. */
  readonly callerArn: string;
  /** The version of Demarc that collected. */
  readonly collectorVersion: string;
  /** By region, operation and parameters. */
  readonly requests: readonly AskedRequests[];
}
