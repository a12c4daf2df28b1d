/** AWS Config: tags of what it keeps. Only rules have any here. */
import { AwsError } from "./aws-error.ts";
import { configPage, limitOf } from "./config-paging.ts";
import type { JsonOperation } from "./operation.ts";
import type { FakeRegion } from "./state.ts";

/** The tags of a resource of the region; null when there is no such resource. */
function tagsOf(
  { rules, packs }: FakeRegion,
  arn: string,
): Readonly<Record<string, string>> | null {
  for (const rule of rules.values()) if (rule.arn === arn) return rule.tags;
  for (const pack of packs.values()) if (pack.arn === arn) return {};
  return null;
}

const listTags: JsonOperation = (call) => {
  const arn = call.input.requiredText("ResourceArn", { maxLength: 1000 });
  const limit = limitOf(call, { max: 50, fallback: 50, refusal: "InvalidLimitException" });
  const tags = tagsOf(call.region, arn);
  if (tags === null)
    throw new AwsError("ResourceNotFoundException", `ResourceArn '${arn}' does not exist`);
  return configPage(
    call,
    "Tags",
    () => Object.entries(tags),
    limit,
    ([Key, Value]) => ({
      Key,
      Value,
    }),
  );
};

export const tagOperations: Readonly<Record<string, JsonOperation>> = {
  ListTagsForResource: listTags,
};
