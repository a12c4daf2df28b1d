/** AWS Account Management: which regions the account has. */
import { AwsError } from "./aws-error.ts";
import { type JsonOperation, pageFor } from "./operation.ts";

const statuses = ["ENABLED", "ENABLING", "DISABLING", "DISABLED", "ENABLED_BY_DEFAULT"];

/** AWS's own page when none is asked for. */
const defaultPage = 20;

const listRegions: JsonOperation = (call) => {
  const wanted = call.input.texts("RegionOptStatusContains", { oneOf: statuses });
  const limit = call.input.whole("MaxResults", { min: 1, max: 50, fallback: defaultPage });
  const accountId = call.input.text("AccountId");
  if (accountId !== null && !/^\d{12}$/.test(accountId))
    throw new AwsError("ValidationException", "AccountId must have 12 digits", 400, {
      members: { reason: "fieldValidationFailed" },
    });
  const regions = [...call.account.regions.values()]
    .filter(({ optStatus }) => wanted === null || wanted.length === 0 || wanted.includes(optStatus))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const page = pageFor(call, () => regions, {
    limit,
    tokenName: "NextToken",
    refuse: () =>
      new AwsError("ValidationException", "The provided NextToken is invalid.", 400, {
        members: { reason: "invalidNextToken" },
      }),
  });
  return {
    Regions: page.items.map(({ name, optStatus }) => ({
      RegionName: name,
      RegionOptStatus: optStatus,
    })),
    ...(page.nextToken === null ? {} : { NextToken: page.nextToken }),
  };
};

export const accountOperations: Readonly<Record<string, JsonOperation>> = {
  ListRegions: listRegions,
};
