/** The least that Demarc must be allowed, made from the list of what it can call. */
import { type OptionalReads, operationsWith } from "./read-only-operations.ts";

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
 * @param optional what is read beyond the usual; nothing when left out
 */
export function iamPolicy(optional: OptionalReads = { ruleTags: false }): IamPolicy {
  const byStatement = Map.groupBy(operationsWith(optional), ({ statement }) => statement);
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
