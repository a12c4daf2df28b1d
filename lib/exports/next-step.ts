import { ownCommand } from "../posture/own-command.ts";
import type { Coverage } from "../posture/snapshot.ts";
import type { CoverageReason, Source } from "../posture/vocabulary.ts";
import { shellWord } from "./shell-word.ts";
import { sourceHost } from "./source-host.ts";

/** What to do about one gap. */
export interface NextStep {
  /** What stays blind until then. */
  readonly blind: string;
  /** One sentence: the act. */
  readonly act: string;
  /** To start from; null where no command helps. `REGION` stands for the region when there are several. */
  readonly command: string | null;
  /** Where in AWS's console it is done. */
  readonly page: "config" | "guardduty" | "iam" | "account" | null;
}

/** What the commands name. */
export interface GapPlace {
  /** A region's code, or `REGION` when the step is told for several at once. */
  readonly region: string;
  readonly accountId: string;
  readonly partition: string;
  /** Name of the recorder here; null when there is none. */
  readonly recorder: string | null;
}

const blindBySource: Readonly<Record<Coverage["source"], string>> = {
  config:
    "No rule’s verdict is known here: every control that needs this region counts as not seen.",
  guardduty: "No attack would be noticed here: silence says nothing.",
  artifact: "AWS’s half stays without evidence: its items cannot be told from unattested ones.",
};

/** Where Config was never set up, no rule is known that could count as not seen. */
const blindWithoutRecorder =
  "No rule is known to be deployed here; nothing in this region is judged, so nothing is called met.";

const blindInPart = "Part of it was read and counts; the rest is not known and counts as not seen.";

/** The exact next step for a source that was not read, or not whole. */
export function nextStepOf(
  gap: Pick<Coverage, "source" | "state" | "reason" | "detail">,
  place: GapPlace,
): NextStep {
  const blind = blindOf(gap);
  if (gap.reason === null) {
    return {
      blind,
      act: "AWS gave no reason. Refresh, and if it stays, read the detail.",
      command: null,
      page: null,
    };
  }
  return {
    blind,
    ...steps[gap.reason](asShellWords(place), { action: actionIn(gap.detail), source: gap.source }),
  };
}

function blindOf({ source, state, reason }: Pick<Coverage, "source" | "state" | "reason">): string {
  if (reason === "recorder_missing") return blindWithoutRecorder;
  return state === "partial" ? blindInPart : blindBySource[source];
}

function asShellWords({ region, accountId, partition, recorder }: GapPlace): GapPlace {
  return {
    region: shellWord(region, "REGION"),
    accountId: shellWord(accountId, "ACCOUNT"),
    partition: shellWord(partition, "PARTITION"),
    recorder: recorder === null ? null : shellWord(recorder, "RECORDER"),
  };
}

/** The IAM action that a failure's detail names: `config:DescribeConfigRules`; null when it names none. */
export function actionIn(detail: string): string | null {
  return /\b[a-z][a-z0-9-]*:[A-Z][A-Za-z]+\b/.exec(detail)?.[0] ?? null;
}

/** Any number that it prints is an answer, and so the network is well. */
function commandToReach(host: string | null): string | null {
  return host && `curl -sS -o /dev/null -w '%{http_code}\\n' https://${host}/`;
}

type Step = (
  place: GapPlace,
  gap: { readonly action: string | null; readonly source: Source },
) => Omit<NextStep, "blind">;

const steps: Readonly<Record<CoverageReason, Step>> = {
  recorder_missing: ({ region, accountId, partition }) => ({
    act: "Set up AWS Config’s recorder. AWS bills what it records; it can be limited to some resource types.",
    command: [
      "aws iam create-service-linked-role --aws-service-name config.amazonaws.com   # once per account",
      `aws configservice put-configuration-recorder --region ${region} --recording-group allSupported=true --configuration-recorder name=default,roleARN=arn:${partition}:iam::${accountId}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
      `aws configservice put-delivery-channel --region ${region} --delivery-channel name=default,s3BucketName=BUCKET`,
      `aws configservice start-configuration-recorder --region ${region} --configuration-recorder-name default`,
    ].join("\n"),
    page: "config",
  }),
  recorder_stopped: ({ region, recorder }) => ({
    act: "Start the recorder again: until then rules judge what was recorded before it stopped.",
    command: `aws configservice start-configuration-recorder --region ${region} --configuration-recorder-name ${recorder ?? "default"}`,
    page: "config",
  }),
  detector_missing: ({ region }) => ({
    act: "Turn GuardDuty on. The first 30 days are free in each region.",
    command: `aws guardduty create-detector --enable --region ${region}`,
    page: "guardduty",
  }),
  detector_suspended: ({ region }) => ({
    act: "Take GuardDuty out of its suspension: a suspended detector keeps old findings and makes no new ones.",
    command: `aws guardduty update-detector --enable --region ${region} --detector-id "$(aws guardduty list-detectors --region ${region} --query 'DetectorIds[0]' --output text)"`,
    page: "guardduty",
  }),
  denied: (_, { action }) => ({
    act: `Allow ${action ?? "the action that the detail names"} to the role or user that Demarc runs as. This prints the whole policy, exactly what Demarc can call:`,
    command: ownCommand("policy"),
    page: "iam",
  }),
  denied_by_scp: (_, { action }) => ({
    act: `A policy of your organisation refuses ${action ?? "the call"} here, and only its administrators can change that. Ask them to allow it, or name the regions you use, so that this one is no longer asked:`,
    command: "DEMARC_REGIONS=eu-west-1,us-east-1 npm start",
    page: null,
  }),
  region_disabled: ({ region }) => ({
    act: "The region is not enabled for this account: nothing runs there unless you enable it, and then Demarc reads it. If it is enabled, the session comes from the global STS endpoint, which newer regions refuse: set AWS_STS_REGIONAL_ENDPOINTS=regional where it is made.",
    command: `aws account enable-region --region-name ${region}`,
    page: "account",
  }),
  not_in_region: () => ({
    act: "AWS does not offer the service in this region. Nothing can be done but to know it.",
    command: null,
    page: null,
  }),
  throttled: () => ({
    act: "AWS asked to slow down for longer than Demarc waits. Other tools share the same limit: refresh when they are quiet.",
    command: null,
    page: null,
  }),
  credentials: () => ({
    act: "AWS refused the credentials. Sign in again, then refresh. If it is only this region, the session may come from the global STS endpoint, which newer regions refuse.",
    command: "aws sso login",
    page: null,
  }),
  malformed: () => ({
    act: "The answer was not one that AWS documents; a proxy that answers in AWS’s place is the usual cause. Open the region from this network, then refresh.",
    command: null,
    page: null,
  }),
  unreachable: ({ region, partition }, { source }) => ({
    act: "No answer came. Check the network and, behind a proxy, HTTPS_PROXY; then refresh.",
    command: commandToReach(sourceHost(source, region, partition)),
    page: null,
  }),
  aws_error: () => ({
    act: "AWS answered with an error of its own. Refresh in a while; AWS Health shows whether the region is in trouble.",
    command: null,
    page: null,
  }),
};
