import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadCatalogue } from "../../lib/catalogue/load-catalogue.ts";
import { checkId, requirementId } from "../../lib/exports/oscal/oscal-ids.ts";
import type { OscalInput } from "../../lib/exports/oscal/oscal-run.ts";
import { postureToOscal } from "../../lib/exports/oscal/posture-to-oscal.ts";
import { assessPosture } from "../../lib/posture/assess-posture.ts";
import type { Exception } from "../../lib/posture/exceptions.ts";
import type { JournalEntry } from "../../lib/posture/journal.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import type { Snapshot } from "../../lib/posture/snapshot.ts";
import {
  aCatalogue,
  aFindingTypeMapping,
  aRequirement,
  aRuleMapping,
  aStandard,
} from "../builders/a-catalogue.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aFinding } from "../builders/a-finding.ts";
import { anAgreement, aReport } from "../builders/a-report.ts";
import { aKeptRule } from "../builders/a-rule.ts";
import { aSnapshot } from "../builders/a-snapshot.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { anException } from "../builders/an-exception.ts";
import { anyAccount } from "../posture/any-account.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { validateOscal } from "./schemas/oscal.ts";

/** As a program that reads the document sees it: the schema says what it must be. */
type Json = ReturnType<typeof JSON.parse>;

async function write(
  input: Pick<OscalInput, "posture" | "catalogue"> & Partial<OscalInput>,
): Promise<{ text: string; document: Json; results: Json }> {
  let text = "";
  const given = { filter: {}, generatedAt: "2026-11-22T10:00:00.000Z", decisions: [], ...input };
  for await (const chunk of postureToOscal(given)) text += chunk;
  const document = JSON.parse(text);
  return { text, document, results: document["assessment-results"].results };
}

/** One rule and one requirement for each way in which they can stand. */
const identifiers = ["PASSES", "FAILS", "EXCEPTED", "EMPTY", "SILENT", "DENIED"] as const;

const catalogue = aCatalogue({
  rules: identifiers.map((identifier) =>
    aRuleMapping({
      identifier,
      title: `${identifier} title`,
      controls: [`house-rules:${identifier}`],
    }),
  ),
  findingTypes: [aFindingTypeMapping()],
  standards: [
    aStandard({
      scopes: [{ id: "elsewhere", name: "Elsewhere", applies: false }],
      rows: [
        ...identifiers.map((id) => aRequirement({ id, title: `Requirement ${id}` })),
        aRequirement({ id: "by hand" }),
        aRequirement({ id: "attacked", findings: ["brute-force"] }),
        aRequirement({ id: "out", scope: "elsewhere" }),
        aRequirement({
          id: "aws(1)",
          split: { who: "aws", how: "AWS guards its doors.", basis: "public", evidence: ["soc-2"] },
        }),
      ],
    }),
  ],
});

const everyStatus: Partial<Snapshot> = {
  coverage: [
    aKeptCoverage(),
    aKeptCoverage({
      region: "us-east-1",
      state: "not_read",
      reason: "denied",
      detail: "AccessDenied",
    }),
    aKeptCoverage({ source: "guardduty" }),
    aKeptCoverage({ source: "artifact", region: "global" }),
  ],
  rules: [
    ...(["PASSES", "FAILS", "EXCEPTED"] as const).map((identifier) =>
      aKeptRule({ identifier, name: identifier }),
    ),
    aKeptRule({ identifier: "EMPTY", name: "EMPTY", state: { kind: "nothing_in_scope" } }),
    aKeptRule({
      identifier: "SILENT",
      name: "SILENT",
      state: { kind: "insufficient_data", detail: "never ran" },
    }),
    aKeptRule({ identifier: "DENIED", name: "DENIED", region: "us-east-1" }),
  ],
  evaluations: [
    anEvaluation({ ruleName: "PASSES" }),
    anEvaluation({ ruleName: "FAILS", compliance: "NON_COMPLIANT" }),
    anEvaluation({ ruleName: "EXCEPTED", compliance: "NON_COMPLIANT" }),
    anEvaluation({ ruleName: "DENIED", region: "us-east-1" }),
  ],
  findings: [aFinding()],
  reports: [aReport()],
  agreements: [anAgreement()],
};

const exception = anException({ control: "EXCEPTED", resource: "orders", ticket: "OPS-7" });

const decisions: readonly JournalEntry[] = [
  {
    number: 3,
    at: "2026-11-20T08:00:00.000Z",
    who: "dana",
    accountId: "111122223333",
    kind: "exception",
    id: exception.id,
    before: null,
    after: exception,
  },
];

/** The same account, but that everything in it was read. */
const allRead: Partial<Snapshot> = {
  ...everyStatus,
  coverage: (everyStatus.coverage ?? []).filter(({ region }) => region !== "us-east-1"),
};

function judged(
  given: Partial<Snapshot> = everyStatus,
  exceptions: readonly Exception[] = [exception],
): Pick<OscalInput, "posture" | "catalogue"> {
  const snapshot = aSnapshot(given);
  const asOf = snapshot.header.finishedAt;
  return { catalogue, posture: assessPosture({ snapshot, catalogue, exceptions, asOf }) };
}

const targetsOf = (result: Json): Json[] =>
  (result.findings ?? []).map(({ target }: Json) => [
    target["target-id"],
    target.status.state,
    target.status.reason,
  ]);

describe("the OSCAL export", () => {
  test("of a posture with every status is as OSCAL 1.2.2 says", async () => {
    const { document } = await write({ ...judged(), decisions });
    expect(validateOscal(document)).toEqual([]);
  });

  test("has a finding for each check that was judged, and none for one that was not", async () => {
    const { results } = await write(judged(allRead));
    expect(targetsOf(results[0])).toEqual([
      ["check_EXCEPTED", "not-satisfied", "other"],
      ["check_FAILS", "not-satisfied", "fail"],
      ["check_PASSES", "satisfied", "pass"],
    ]);
    const seen = results[0].observations.map(({ props }: Json) => props[0].value);
    expect(seen).toEqual(expect.arrayContaining([...identifiers]));
  });

  test("has a result for each standard: a finding where it was judged, each requirement in scope reviewed", async () => {
    const { results } = await write(judged(allRead));
    expect(results).toHaveLength(2);
    expect(targetsOf(results[1])).toEqual([
      ["house-rules_PASSES_automated", "satisfied", "pass"],
      ["house-rules_FAILS_automated", "not-satisfied", "fail"],
      ["house-rules_EXCEPTED_automated", "not-satisfied", "other"],
      ["house-rules_attacked_automated", "not-satisfied", "fail"],
    ]);
    const selected = results[1]["reviewed-controls"]["control-selections"].map((selection: Json) =>
      selection["include-controls"].map((control: Json) => control["control-id"]),
    );
    expect(selected).toEqual([
      ["house-rules_PASSES", "house-rules_FAILS", "house-rules_EXCEPTED", "house-rules_attacked"],
      ["house-rules_EMPTY", "house-rules_SILENT", "house-rules_DENIED"],
      ["house-rules_aws.1"],
      ["house-rules_by-hand"],
    ]);
  });

  test("satisfies nothing while a region was not read: what passes is observed, with how far it was seen", async () => {
    const { results } = await write(judged());
    expect(results.flatMap(targetsOf).map(([, state]: Json) => state)).not.toContain("satisfied");
    const [check, requirement] = results.map(({ observations }: Json) =>
      observations.find(({ title }: Json) => /PASSES/.test(title)),
    );
    for (const observation of [check, requirement])
      expect(observation.description).toContain(
        "Passes where seen, and is not said to be satisfied: AWS Config was not read whole in 1 of 2 regions. What was not read may fail.",
      );
    const named = results[1].observations.find(({ title }: Json) =>
      title.startsWith("PASSES Requirement"),
    );
    expect(named.props).toContainEqual(expect.objectContaining({ name: "readings", value: "2" }));
  });

  test("what passes where a service is not set up, or with rules not deployed, is satisfied where seen, and says so", async () => {
    const off = { state: "not_set_up", reason: "recorder_missing" } as const;
    const { catalogue: its, posture } = judged({
      ...allRead,
      coverage: [...(allRead.coverage ?? []), aKeptCoverage({ region: "eu-west-3", ...off })],
    });
    const [framework] = posture.frameworks;
    if (framework === undefined) throw new Error("there is a standard");
    const controls = framework.controls.map((each) =>
      each.id === "PASSES" ? { ...each, rules: [...each.rules, "NOT_HERE"] } : each,
    );
    const { results } = await write({
      catalogue: its,
      posture: { ...posture, frameworks: [{ ...framework, controls }] },
    });
    const satisfied = results.map(({ findings }: Json) =>
      findings.find(({ target }: Json) => target.status.state === "satisfied"),
    );
    const off1of2 = "AWS Config is not set up in 1 of 2 regions.";
    expect(satisfied.map(({ target }: Json) => target.status.remarks)).toEqual([
      `Where seen: ${off1of2}`,
      `Where seen: 1 of 2 rules that could tell were not seen deployed; ${off1of2}`,
    ]);
    for (const { description, target } of satisfied)
      expect(description).toContain(target.status.remarks);
    const propsOf = ({ props }: Json) =>
      Object.fromEntries(props.map(({ name, value }: Json) => [name, value]));
    expect(propsOf(satisfied[1])).toMatchObject({
      "rules-deployed": "1",
      "rules-known": "2",
      "readings-whole": "1",
      readings: "2",
    });
  });

  test("a requirement that findings could contradict is not satisfied while GuardDuty was not read", async () => {
    const watched = aCatalogue({
      rules: [aRuleMapping({ identifier: "PASSES", controls: ["house-rules:watched"] })],
      standards: [
        aStandard({ rows: [aRequirement({ id: "watched", findings: ["brute-force"] })] }),
      ],
    });
    const statesWith = async (state: "read" | "not_read") => {
      const snapshot = aSnapshot({
        rules: [aKeptRule({ identifier: "PASSES", name: "PASSES" })],
        evaluations: [anEvaluation({ ruleName: "PASSES" })],
        coverage: [aKeptCoverage(), aKeptCoverage({ source: "guardduty", state })],
      });
      const asOf = snapshot.header.finishedAt;
      const posture = assessPosture({ snapshot, catalogue: watched, exceptions: [], asOf });
      const { results } = await write({ posture, catalogue: watched });
      return results.map((result: Json) => targetsOf(result).map(([, stands]: Json) => stands));
    };
    expect(await statesWith("read")).toEqual([["satisfied"], ["satisfied"]]);
    expect(await statesWith("not_read")).toEqual([["satisfied"], []]);
  });

  test("a requirement that a finding contradicts names the observation of it", async () => {
    const { results } = await write(judged());
    const attacked = results[1].findings.at(-1);
    const [{ "observation-uuid": uuid }] = attacked["related-observations"];
    const observation = results[1].observations.find((each: Json) => each.uuid === uuid);
    expect(observation).toMatchObject({ title: "SSH brute force", types: ["discovery"] });
  });

  test("AWS's own requirement has AWS's report as evidence, in the back matter, and no finding", async () => {
    const { document, results } = await write(judged());
    const own = results[1].observations.find(({ title }: Json) => title.startsWith("aws(1)"));
    const { href } = own["relevant-evidence"][0];
    const { resources } = document["assessment-results"]["back-matter"];
    expect(resources.find(({ uuid }: Json) => `#${uuid}` === href).title).toMatch(/SOC/);
    expect(own.methods).toEqual(["EXAMINE"]);
  });

  test("a title tells of a failure only where something fails", async () => {
    const { results } = await write(judged(allRead));
    const titles = results[0].observations.map(({ title }: Json) => title);
    expect(titles).toEqual(
      expect.arrayContaining([
        "Not the case: PASSES title",
        "FAILS title",
        "EXCEPTED title",
        "Nothing in scope: EMPTY title",
        "Not known whether: SILENT title",
      ]),
    );
    const [, , passes] = results[0].findings;
    expect(passes.title).toBe("Not the case: PASSES title");
  });

  test("a failing check is an open risk with what to do", async () => {
    const { results } = await write(judged());
    const risk = results[0].risks.find(({ status }: Json) => status === "open");
    expect(risk).toMatchObject({
      title: "FAILS title",
      remediations: [{ lifecycle: "recommendation", description: "Turn versioning on." }],
    });
  });

  test("an exception is an approved deviation with its deadline, and the log says who made it", async () => {
    const { document, results } = await write({ ...judged(), decisions });
    const risk = results[0].risks.find(({ status }: Json) => status === "deviation-approved");
    const [dana] = document["assessment-results"].metadata.parties;
    expect(dana).toMatchObject({ type: "person", name: "dana" });
    expect(risk).toMatchObject({
      description: "rebuilt every night",
      deadline: "2027-01-31T23:59:59.999Z",
      "risk-log": {
        entries: [
          {
            title: "Accepted",
            start: "2026-11-20T08:00:00.000Z",
            "logged-by": [{ "party-uuid": dana.uuid }],
          },
        ],
      },
    });
    expect(risk.props).toContainEqual({ name: "accepted", value: "EX-0000TEST" });
  });

  test("an exception that ran out accepts nothing: its risk is open, and so is the failure", async () => {
    const { results } = await write(
      judged(everyStatus, [{ ...exception, expiresOn: "2026-11-21" }]),
    );
    const risk = results[0].risks.find(({ title }: Json) => title === "Exception EX-0000TEST");
    expect(risk.status).toBe("open");
    expect(risk.props.map(({ name }: Json) => name)).not.toContain("accepted");
    expect(targetsOf(results[0])).toContainEqual(["check_EXCEPTED", "not-satisfied", "fail"]);
  });

  test("every reading that was not whole is an observation with a code", async () => {
    const { results } = await write(judged());
    expect(results[0].observations[0]).toMatchObject({
      title: "AWS Config was not read in us-east-1",
      description: "Not evaluated: permission denied; AccessDenied; never read.",
    });
    expect(results[0].remarks).toMatch(/^3 readings were whole of 4/);
  });

  test("the plan that it imports is the run, described in the back matter", async () => {
    const { document } = await write(judged());
    const { "import-ap": plan, "back-matter": back } = document["assessment-results"];
    expect(plan.href).toBe(`#${back.resources[0].uuid}`);
    expect(back.resources[0].description).toMatch(/sample AWS account 111122223333/);
  });

  test("says what it was narrowed to; standards are left out where a filter takes checks away", async () => {
    const region = await write({ ...judged(), filter: { region: "eu-west-1" } });
    const severity = await write({ ...judged(), filter: { severity: "high" } });
    const { metadata } = severity.document["assessment-results"];
    expect(metadata.remarks).toBe(
      "Narrowed to severity = high: every figure is about that part alone. Standards are left out: a requirement is judged by all its checks.",
    );
    expect(metadata.props).toContainEqual({
      name: "filter-severity",
      ns: "urn:demarc:oscal",
      value: "high",
    });
    expect([region.results.length, severity.results.length]).toEqual([2, 1]);
    expect(validateOscal(severity.document)).toEqual([]);
  });

  test("is the same bytes for the same posture but for last-modified", async () => {
    const [one, two] = await Promise.all(
      [1, 2].map((day) => write({ ...judged(), generatedAt: `2026-12-0${day}T00:00:00.000Z` })),
    );
    expect(one?.text).not.toBe(two?.text);
    expect(one?.text.replace("2026-12-01", "2026-12-02")).toBe(two?.text);
  });

  test("other content has another id", async () => {
    const [one, two] = await Promise.all([write(judged()), write(judged(everyStatus, []))]);
    const idOf = ({ document }: { document: Json }) => document["assessment-results"].uuid;
    expect(idOf(one)).not.toBe(idOf(two));
  });

  test.for([
    ["nothing is set up", [aKeptCoverage({ state: "not_set_up", reason: "recorder_missing" })]],
    ["everything is denied", [aKeptCoverage({ state: "not_read", reason: "denied" })]],
  ] as const)("of an account where %s satisfies nothing", async ([, coverage]) => {
    const bare = { coverage, rules: [], evaluations: [], recorders: [], detectors: [] };
    const { document, results } = await write(judged(bare, []));
    expect(validateOscal(document)).toEqual([]);
    expect(results.flatMap(targetsOf)).toEqual([]);
  });

  test("hostile text is text: escaped, on one line, and the document still is as OSCAL says", async () => {
    for (const text of [...Object.values(hostileTexts), " ", "\n", "\u2028"]) {
      const name = text.slice(0, 200);
      const {
        document,
        results,
        text: written,
      } = await write({
        ...judged(
          {
            coverage: [aKeptCoverage({ state: "partial", reason: "aws_error", detail: text })],
            rules: [aKeptRule({ identifier: null, name, owner: "CUSTOM_LAMBDA" })],
            evaluations: [anEvaluation({ ruleName: name, compliance: "NON_COMPLIANT" })],
          },
          [anException({ control: `custom:${name}`, reason: text, owner: text, ticket: text })],
        ),
        decisions: decisions.map((entry) => ({ ...entry, who: text })),
      });
      expect(validateOscal(document)).toEqual([]);
      expect(written).not.toMatch(/[\u202a-\u202e\u200b-\u200f\u2028]/);
      for (const { title, description } of results[0].observations)
        expect(`${title}${description}`).not.toMatch(/<(script|img)/);
    }
  });

  test("of any account is valid, refers to nothing that is not there, and satisfies only what passes", async () => {
    await fc.assert(
      fc.asyncProperty(anyAccount, async ({ posture, catalogue: its }) => {
        const { document, results } = await write({ posture, catalogue: its });
        expect(validateOscal(document)).toEqual([]);
        expectToAgree(results, posture);
      }),
      { numRuns: 60 },
    );
  });
});

function expectToAgree([checks, ...standards]: Json[], posture: Posture): void {
  const state = { passing: "satisfied", failing: "not-satisfied", excepted: "not-satisfied" };
  const isRead = (source: string) =>
    posture.coverage.every(
      (row) => row.source !== source || row.state === "read" || row.state === "not_set_up",
    );
  const expected = posture.controls.flatMap(({ key, status }) =>
    status === "notApplicable" ||
    status === "notEvaluated" ||
    (status === "passing" && !isRead("config"))
      ? []
      : [[checkId(key), state[status]]],
  );
  expect(targetsOf(checks).map(([id, stands]: Json) => [id, stands])).toEqual(expected);
  const satisfied = standards
    .flatMap(targetsOf)
    .filter(([, stands]: Json) => stands === "satisfied");
  const passing = posture.frameworks.flatMap(({ controls }) =>
    controls.filter(({ status, inScope }) => inScope && status === "passing"),
  );
  expect(satisfied.length).toBeLessThanOrEqual(isRead("config") ? passing.length : 0);
  if (isRead("config") && isRead("guardduty")) expect(satisfied).toHaveLength(passing.length);
  const ids = new Set<string>();
  for (const result of [checks, ...standards]) {
    const observed = new Set((result.observations ?? []).map(({ uuid }: Json) => uuid));
    const risked = new Set((result.risks ?? []).map(({ uuid }: Json) => uuid));
    for (const finding of result.findings ?? []) {
      for (const each of finding["related-observations"] ?? [])
        expect(observed).toContain(each["observation-uuid"]);
      for (const each of finding["related-risks"] ?? [])
        expect(risked).toContain(each["risk-uuid"]);
    }
    const own = [
      result,
      ...(result.observations ?? []),
      ...(result.risks ?? []),
      ...(result.findings ?? []),
    ];
    for (const { uuid } of own) {
      expect(ids).not.toContain(uuid);
      ids.add(uuid);
    }
  }
}

describe("names in OSCAL", () => {
  test("no two requirements of the catalogue have the same, and each is a token", () => {
    const ids = loadCatalogue().standards.flatMap((standard) =>
      standard.rows.map((row) => requirementId(standard.id, row.id)),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[A-Za-z_][\w.-]*$/.test(id))).toEqual([]);
  });

  test("requirements of NIST SP 800-53 are named as NIST's own catalogue names them", () => {
    expect(requirementId("nist-800-53-r5", "AC-2(1)")).toBe("ac-2.1");
    expect(requirementId("pci-dss-4.0.1", "1.2.5")).toBe("pci-dss-4.0.1_1.2.5");
    expect(requirementId("hipaa-security", "164.308(a)(1)(ii)(A)")).toBe(
      "hipaa-security_164.308.a.1.ii.A",
    );
  });

  test("checks that differ by a parameter or by a strange character differ by name", () => {
    const keys = ["RULE", "RULE~days=90", "RULE~days=30", "custom:a b", "custom:a-b", "custom:ä"];
    const ids = keys.map(checkId);
    expect(new Set(ids).size).toBe(keys.length);
    expect(ids[0]).toBe("check_RULE");
    expect(ids.filter((id) => !/^[A-Za-z_][\w.-]*$/.test(id))).toEqual([]);
  });
});
