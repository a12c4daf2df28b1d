/** AWS Config: conformance packs, their deployment, verdicts and scores. */
import { AwsError } from "./aws-error.ts";
import { allPacks, packsAskedFor, twenty } from "./config-pack-names.ts";
import { configPage, limitOf } from "./config-paging.ts";
import { epochSeconds, type JsonOperation } from "./operation.ts";
import type { FakePack, JsonObject } from "./state.ts";
import { scoreOfPack, verdictOfPack } from "./verdicts.ts";

const describePacks: JsonOperation = (call) =>
  configPage(
    call,
    "ConformancePackDetails",
    () => packsAskedFor(call, call.input.texts("ConformancePackNames", { max: 25 })),
    limitOf(call, twenty),
    (pack) => ({
      ConformancePackName: pack.name,
      ConformancePackArn: pack.arn,
      ConformancePackId: pack.id,
      DeliveryS3Bucket: "",
      DeliveryS3KeyPrefix: "",
      ConformancePackInputParameters: Object.entries(pack.parameters).map(
        ([ParameterName, ParameterValue]) => ({ ParameterName, ParameterValue }),
      ),
      LastUpdateRequestedTime: epochSeconds(pack.deployedAt),
      ...(pack.createdBy === null ? {} : { CreatedBy: pack.createdBy }),
    }),
  );

const describeStatus: JsonOperation = (call) => {
  const names = call.input.texts("ConformancePackNames", { max: 25 });
  const packs = allPacks(call).filter(
    (pack) => names === null || names.length === 0 || names.includes(pack.name),
  );
  return configPage(
    call,
    "ConformancePackStatusDetails",
    () => packs,
    limitOf(call, twenty),
    (pack) => ({
      ConformancePackName: pack.name,
      ConformancePackId: pack.id,
      ConformancePackArn: pack.arn,
      ConformancePackState: pack.state,
      StackArn: call.account.arn(
        "cloudformation",
        call.region.name,
        `stack/awsconfigconforms-${pack.name}-${pack.id}/${pack.id}`,
      ),
      ...(pack.stateReason === null ? {} : { ConformancePackStatusReason: pack.stateReason }),
      LastUpdateRequestedTime: epochSeconds(pack.deployedAt),
      LastUpdateCompletedTime: epochSeconds(new Date(pack.deployedAt.getTime() + 90_000)),
    }),
  );
};

const getSummary: JsonOperation = (call) => {
  const names = call.input.texts("ConformancePackNames", { min: 1, max: 5 });
  if (names === null)
    throw new AwsError(
      "ValidationException",
      "1 validation error detected: Value null at 'conformancePackNames' failed to satisfy constraint: Member must not be null",
    );
  return configPage(
    call,
    "ConformancePackComplianceSummaryList",
    () => packsAskedFor(call, names),
    limitOf(call, twenty),
    (pack) => ({
      ConformancePackName: pack.name,
      ConformancePackComplianceStatus: verdictOfPack(call.region, pack),
    }),
  );
};

interface Scored {
  readonly pack: FakePack;
  readonly score: string;
}

/** INSUFFICIENT_DATA counts as above every number: last ascending, first descending. */
const rank = ({ score }: Scored): number =>
  score === "INSUFFICIENT_DATA" ? Number.POSITIVE_INFINITY : Number(score);

function byScore(a: Scored, b: Scored): number {
  return rank(a) === rank(b) ? 0 : rank(a) - rank(b);
}

const listScores: JsonOperation = (call) => {
  const names = call.input.part("Filters")?.texts("ConformancePackNames", { max: 25 }) ?? null;
  const sortBy = call.input.text("SortBy", { oneOf: ["SCORE"] });
  const order = call.input.text("SortOrder", { oneOf: ["ASCENDING", "DESCENDING"] });
  const scored = allPacks(call)
    .filter(({ name }) => names === null || names.length === 0 || names.includes(name))
    .map((pack): Scored => ({ pack, score: scoreOfPack(call.region, pack) }));
  if (sortBy !== null || order !== null)
    scored.sort((a, b) => (order === "DESCENDING" ? byScore(b, a) : byScore(a, b)));
  return configPage(
    call,
    "ConformancePackComplianceScores",
    () => scored,
    limitOf(call, twenty),
    ({ pack, score }): JsonObject => ({
      Score: score,
      ConformancePackName: pack.name,
      LastUpdatedTime: epochSeconds(pack.scoreUpdatedAt),
    }),
  );
};

export const packOperations: Readonly<Record<string, JsonOperation>> = {
  DescribeConformancePacks: describePacks,
  DescribeConformancePackStatus: describeStatus,
  GetConformancePackComplianceSummary: getSummary,
  ListConformancePackComplianceScores: listScores,
};
