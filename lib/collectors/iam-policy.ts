/** The least that Demarc must be allowed, made from the list of what it can call. */
import {
  type OptionalReads,
  operationsWith,
  type ReadOnlyOperation,
  reportDownloadOperations,
} from "./read-only-operations.ts";

/** What may be allowed beyond the usual. */
export interface OptionalAllowances extends OptionalReads {
  /** That a person may ask for a report through Demarc; no when left out. */
  readonly reportDownloads?: boolean;
}

export interface IamPolicy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: "Allow";
    readonly Resource: "*";
    readonly Action: readonly string[];
  }[];
}

/**
 * One statement for each topic, actions in order. The resource is `*` because most of these actions
 * know no resources, and the others are used on all of them. AWS asks no permission for
 * `sts:GetCallerIdentity`; it is named so that the policy says all that is called.
 *
 * @param optional what is allowed beyond the usual; nothing when left out
 */
export function iamPolicy(optional: OptionalAllowances = { ruleTags: false }): IamPolicy {
  const operations: readonly ReadOnlyOperation[] = [
    ...operationsWith(optional),
    ...(optional.reportDownloads === true ? reportDownloadOperations : []),
  ];
  const byStatement = Map.groupBy(operations, ({ statement }) => statement);
  return {
    Version: "2012-10-17",
    Statement: [...byStatement].map(([Sid, operations]) => ({
      Sid,
      Effect: "Allow",
      Resource: "*",
      Action: operations.map(({ action }) => action).sort(),
    })),
  };
}
