import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { postureToOcsf } from "../../lib/exports/ocsf/posture-to-ocsf.ts";
import { assessPosture } from "../../lib/posture/assess-posture.ts";
import type { Catalogue } from "../../lib/posture/control.ts";
import type { Exception } from "../../lib/posture/exceptions.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import type { PostureFilter } from "../../lib/posture/posture-filter.ts";
import type { Snapshot } from "../../lib/posture/snapshot.ts";
import { aCatalogue, aRequirement, aRuleMapping, aStandard } from "../builders/a-catalogue.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aFinding } from "../builders/a-finding.ts";
import { aKeptRule } from "../builders/a-rule.ts";
import { aSnapshot } from "../builders/a-snapshot.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { anException } from "../builders/an-exception.ts";
import { anyAccount } from "../posture/any-account.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { validateOcsf } from "./schemas/ocsf.ts";

/** As a program that reads the file sees a line: the schema says what it must be. */
type Line = ReturnType<typeof JSON.parse>;

interface Written {
  readonly text: string;
  readonly lines: readonly Line[];
}

async function write(
  { snapshot, posture, catalogue }: { snapshot: Snapshot; posture: Posture; catalogue: Catalogue },
  filter: PostureFilter = {},
): Promise<Written> {
  let text = "";
  const { evaluations, findings } = snapshot;
  for await (const chunk of postureToOcsf({ posture, filter, catalogue, evaluations, findings }))
    text += chunk;
  return {
    text,
    lines: text
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line)),
  };
}

function judged(
  given: Partial<Snapshot>,
  {
    exceptions = [],
    catalogue = aCatalogue(),
  }: { exceptions?: Exception[]; catalogue?: Catalogue } = {},
) {
  const snapshot = aSnapshot(given);
  const asOf = snapshot.header.finishedAt;
  return { snapshot, catalogue, posture: assessPosture({ snapshot, catalogue, exceptions, asOf }) };
}

const writeJudged = (...given: Parameters<typeof judged>) => write(judged(...given));

/** Lines about rules and resources, apart from those about readings and GuardDuty's. */
const checksOf = (lines: readonly Line[]) =>
  lines.filter((line) => line.finding_info.types[0] === "Compliance");

const everyStatus = {
  coverage: [
    aKeptCoverage(),
    aKeptCoverage({
      region: "us-east-1",
      state: "not_set_up",
      reason: "recorder_stopped",
      detail: "recorder default is stopped",
    }),
    aKeptCoverage({
      source: "guardduty",
      state: "not_read",
      reason: "denied",
      detail: "AccessDenied",
    }),
    aKeptCoverage({ source: "artifact", region: "global", state: "not_read", reason: null }),
  ],
  rules: [
    aKeptRule({ name: "judged", parameters: { days: "90" } }),
    aKeptRule({ name: "empty", identifier: "EMPTY", state: { kind: "nothing_in_scope" } }),
    aKeptRule({
      name: "silent",
      identifier: "SILENT",
      state: { kind: "insufficient_data", detail: "never ran" },
    }),
    aKeptRule({
      name: "throttled",
      identifier: "THROTTLED",
      state: { kind: "not_read", reason: "throttled", detail: "slow down" },
    }),
    aKeptRule({ name: "kept", identifier: "KEPT", region: "us-east-1" }),
  ],
  evaluations: [
    anEvaluation({ ruleName: "judged" }),
    anEvaluation({
      ruleName: "judged",
      resourceId: "logs",
      compliance: "NON_COMPLIANT",
      annotation: "no versions",
    }),
    anEvaluation({ ruleName: "kept", region: "us-east-1" }),
    anEvaluation({
      ruleName: "kept",
      region: "us-east-1",
      resourceId: "old",
      compliance: "NON_COMPLIANT",
    }),
    anEvaluation({ ruleName: "gone with its rule" }),
  ],
  findings: [
    aFinding(),
    aFinding({ id: "2", archived: true }),
    aFinding({ id: "3", sample: true }),
  ],
} as const;

const excepting = [
  anException({
    control: "S3_BUCKET_VERSIONING_ENABLED~days=90",
    resource: "logs",
    ticket: "OPS-7",
  }),
];

describe("the OCSF export", () => {
  test("of a posture with every status has lines that are each as OCSF 1.6.0 says", async () => {
    const { lines } = await writeJudged(everyStatus, { exceptions: excepting });
    expect(lines.flatMap(validateOcsf)).toEqual([]);
    expect(new Set(checksOf(lines).map((line) => line.compliance.status_id))).toEqual(
      new Set([1, 2, 3, 99]),
    );
    expect(new Set(lines.map((line) => line.class_uid))).toEqual(new Set([2003, 2004]));
  });

  test("passes what AWS called compliant and fails what it did not, with the control's severity", async () => {
    const { lines } = await writeJudged({
      evaluations: [
        anEvaluation({ resourceId: "good" }),
        anEvaluation({ resourceId: "bad", compliance: "NON_COMPLIANT", annotation: "no versions" }),
      ],
    });
    expect(
      checksOf(lines).map(({ resources, compliance, status, severity }) => [
        resources[0].uid,
        compliance.status_id,
        compliance.status_code,
        compliance.status_details,
        status,
        severity,
      ]),
    ).toEqual([
      ["good", 1, "COMPLIANT", undefined, "Resolved", "Informational"],
      ["bad", 3, "NON_COMPLIANT", ["no versions"], "New", "Medium"],
    ]);
  });

  test("tells of a failure, and what to do about it, only where something fails", async () => {
    const { lines } = await writeJudged(everyStatus);
    const told = checksOf(lines).map(({ compliance, finding_info, remediation }) => [
      compliance.status,
      finding_info.title.match(/^(.+:)? ?/)?.[0].trim(),
      remediation !== undefined,
    ]);
    expect(new Set(told.map((each) => each.join(" ")))).toEqual(
      new Set([
        "Pass Not the case: false",
        "Fail  true",
        "Warning Not known whether: false",
        "Not applicable Nothing in scope: false",
      ]),
    );
  });

  test("suppresses an excepted failure with the reason, and still fails it", async () => {
    const { lines } = await writeJudged(everyStatus, { exceptions: excepting });
    const logs = lines.find((line) => line.resources?.[0].uid === "logs");
    expect(logs).toMatchObject({
      status_id: 3,
      status: "Suppressed",
      compliance: { status_id: 3, status: "Fail" },
      severity: "Medium",
      comment:
        "Accepted until 2027-01-31 (exception EX-0000TEST, owner platform, ticket OPS-7): rebuilt every night",
    });
  });

  test("an exception that ran out suppresses nothing", async () => {
    const { lines } = await writeJudged(
      { evaluations: [anEvaluation({ compliance: "NON_COMPLIANT" })] },
      { exceptions: [anException({ expiresOn: "2026-11-21" })] },
    );
    expect(lines.map(({ status, comment }) => [status, comment])).toEqual([["New", undefined]]);
  });

  test("has a line for each reading that was not whole, with a code, before everything else", async () => {
    const { lines } = await writeJudged(everyStatus);
    expect(
      lines
        .slice(0, 3)
        .map(({ compliance, finding_info, cloud, severity_id }) => [
          finding_info.title,
          compliance.status_id,
          compliance.status_code,
          cloud.region,
          severity_id,
        ]),
    ).toEqual([
      ["GuardDuty was not read in eu-west-1", 2, "GUARDDUTY_ACCESS_DENIED", "eu-west-1", 0],
      ["Artifact was not read", 2, "ARTIFACT_NOT_COLLECTED", "global", 0],
      ["AWS Config is not set up in us-east-1", 2, "CONFIG_RECORDER_DISABLED", "us-east-1", 0],
    ]);
  });

  test("has a line for each rule that was not evaluated, with the reason, and never passes one", async () => {
    const { lines } = await writeJudged(everyStatus);
    const withoutResource = checksOf(lines).filter((line) => line.resources === undefined);
    expect(
      withoutResource.map(({ compliance, finding_info }) => [
        finding_info.analytic.name,
        compliance.status,
        compliance.status_code,
      ]),
    ).toEqual([
      ["empty", "Not applicable", "CONFIG_EVALUATIONS_EMPTY"],
      ["silent", "Warning", "CONFIG_INSUFFICIENT_DATA"],
      ["throttled", "Warning", "CONFIG_THROTTLED"],
      ["kept", "Warning", "CONFIG_RECORDER_DISABLED"],
    ]);
  });

  test("what was kept from an earlier reading passes no more, and fails as it did", async () => {
    const { lines } = await writeJudged(everyStatus);
    const kept = checksOf(lines).filter((line) => line.resources?.[0].region === "us-east-1");
    expect(kept.map(({ resources, compliance }) => [resources[0].uid, compliance.status])).toEqual([
      ["orders", "Warning"],
      ["old", "Fail"],
    ]);
    for (const { compliance } of kept)
      expect(compliance.status_details[0]).toBe("Kept from an earlier reading.");
  });

  test("leaves out rows of a rule that is no more, archived findings and samples", async () => {
    const { lines } = await writeJudged(everyStatus);
    expect(lines.some((line) => line.finding_info.analytic?.name === "gone with its rule")).toBe(
      false,
    );
    expect(lines.filter((line) => line.class_uid === 2004)).toHaveLength(1);
  });

  test("says of a GuardDuty finding what it is, how bad, and whether the resource is victim or doer", async () => {
    const { lines } = await writeJudged({
      evaluations: [],
      rules: [],
      findings: [
        aFinding(),
        aFinding({ id: "doer", severityScore: 9.5, resourceRole: "ACTOR", resourceId: null }),
      ],
    });
    expect(
      lines.map(({ finding_info, severity, resources, count }) => [
        finding_info.types[0],
        severity,
        resources[0].uid ?? resources[0].name,
        resources[0].role,
        count,
      ]),
    ).toEqual([
      ["UnauthorizedAccess:EC2/SSHBruteForce", "High", "i-0abc", "Target", 3],
      ["UnauthorizedAccess:EC2/SSHBruteForce", "Critical", "not named by GuardDuty", "Actor", 3],
    ]);
  });

  test("names the standards and requirements in scope that a check is evidence for, and what to do", async () => {
    const catalogue = aCatalogue({
      rules: [
        aRuleMapping({ controls: ["house-rules:1.1", "house-rules:9"], command: "aws s3api x" }),
      ],
      standards: [
        aStandard({
          scopes: [{ id: "some", name: "Some", applies: false }],
          rows: [aRequirement(), aRequirement({ id: "9", scope: "some" })],
        }),
      ],
    });
    const { lines } = await writeJudged(
      { evaluations: [anEvaluation({ compliance: "NON_COMPLIANT" })] },
      { catalogue },
    );
    expect(lines[0]).toMatchObject({
      compliance: {
        control: "S3_BUCKET_VERSIONING_ENABLED",
        standards: ["House rules 1"],
        requirements: ["house-rules:1.1"],
      },
      remediation: { desc: "Turn versioning on.\naws s3api x" },
    });
  });

  test("says on every line whose it is, of when, how much was seen, and what it was narrowed to", async () => {
    const whole = await writeJudged(everyStatus);
    expect(whole.lines.length).toBeGreaterThan(8);
    for (const { metadata, cloud } of whole.lines) {
      expect(metadata).toMatchObject({
        version: "1.6.0",
        logged_time_dt: "2026-11-22T09:01:00.000Z",
        labels: ["sample account", "coverage: 1 of 4 read whole"],
      });
      expect(cloud.account.uid).toBe("111122223333");
    }
    const narrowed = await write(judged({}), { severity: "medium", region: "eu-west-1" });
    expect(narrowed.lines[0].metadata.labels).toEqual([
      "sample account",
      "coverage: 3 of 3 read whole",
      "filter: region=eu-west-1",
      "filter: severity=medium",
    ]);
  });

  test("is the same bytes for the same snapshot, and no two of its findings share an id", async () => {
    const [one, two] = [await writeJudged(everyStatus), await writeJudged(everyStatus)];
    expect(one.text).toBe(two.text);
    const ids = one.lines.map((line) => line.finding_info.uid);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("keeps hostile text as it is, on one line, with nothing in it that is hidden", async () => {
    const annotation = `${Object.values(hostileTexts).join(" ")}\u2028\u0085\u{E0041}`;
    const { text, lines } = await writeJudged({
      evaluations: [anEvaluation({ annotation, compliance: "NON_COMPLIANT" })],
    });
    expect(lines[0].compliance.status_details).toEqual([annotation]);
    expect(text.split(/\r\n|[\n\r\u0085\u2028\u2029]/)).toHaveLength(2);
    expect(text).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u{E0000}-\u{E007F}]/u);
  });

  test.for([
    ["nothing is set up", [aKeptCoverage({ state: "not_set_up", reason: "recorder_missing" })]],
    ["everything is denied", [aKeptCoverage({ state: "not_read", reason: "denied" })]],
  ] as const)(
    "of an account where %s is no empty file, and nothing in it passes",
    async ([, coverage]) => {
      const { lines } = await writeJudged({
        coverage,
        rules: [],
        evaluations: [],
        recorders: [],
        detectors: [],
      });
      expect(lines.flatMap(validateOcsf)).toEqual([]);
      expect(lines.map((line) => line.compliance.status_id)).toEqual([2]);
    },
  );

  test("of any account is valid, fails as many resources as the posture and passes none unseen", async () => {
    await fc.assert(
      fc.asyncProperty(anyAccount, async (account) => {
        const { lines } = await write(account);
        expect(lines.flatMap(validateOcsf)).toEqual([]);
        expectToAgree(lines, account.posture);
      }),
      { numRuns: 60 },
    );
  });
});

/** Resources of a control, each once, as the posture counts them. */
function resourcesOf(lines: readonly Line[], control: string, status: string) {
  const found = lines.filter(
    (line) =>
      line.compliance.control === control &&
      line.resources !== undefined &&
      line.compliance.status === "Fail" &&
      line.status === status,
  );
  return new Set(found.map(({ resources: [{ region, type, uid }] }) => `${region} ${type} ${uid}`));
}

function expectToAgree(lines: readonly Line[], posture: Posture): void {
  const checks = checksOf(lines);
  for (const control of posture.controls) {
    expect(resourcesOf(checks, control.key, "New").size).toBe(control.nonCompliantResources);
    expect(resourcesOf(checks, control.key, "Suppressed").size).toBe(control.exceptedResources);
  }
  const unseen = new Set(
    posture.rules.filter(({ because }) => because !== null).map(({ arn }) => arn),
  );
  for (const { compliance, finding_info } of checks)
    if (unseen.has(finding_info.analytic.uid)) expect(compliance.status).not.toBe("Pass");
  const active = posture.findings;
  expect(lines.filter((line) => line.class_uid === 2004)).toHaveLength(
    active.critical + active.high + active.medium + active.low,
  );
}
