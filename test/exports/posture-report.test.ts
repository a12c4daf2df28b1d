import { describe, expect, test } from "vitest";
import { assessPosture } from "../../lib/posture/assess-posture.ts";
import { aCatalogue, aRequirement, aStandard } from "../builders/a-catalogue.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aFinding } from "../builders/a-finding.ts";
import { aPosture } from "../builders/a-posture.ts";
import { aKeptRule } from "../builders/a-rule.ts";
import { aSnapshot } from "../builders/a-snapshot.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { anException } from "../builders/an-exception.ts";
import { aReportOf, tableIn, textsOf } from "./a-report.ts";
import { hostileTexts } from "./hostile-texts.ts";

const fails = () =>
  aPosture({ evaluations: [anEvaluation({ compliance: "NON_COMPLIANT", resourceId: "orders" })] });

/** Rules of which the first fails and the others pass. */
function withOneFailingOf(count: number) {
  const identifiers = Array.from({ length: count }, (_, index) => `RULE_${index}`);
  return aPosture(
    {
      rules: identifiers.map((identifier) => aKeptRule({ identifier, name: identifier })),
      evaluations: identifiers.map((ruleName, index) =>
        anEvaluation({ ruleName, compliance: index === 0 ? "NON_COMPLIANT" : "COMPLIANT" }),
      ),
    },
    { catalogue: aCatalogue({ rules: identifiers.map((identifier) => ({ identifier })) }) },
  );
}

describe("the head of the report", () => {
  test("names account, sample, instant, coverage, outcome and that nothing was left out", () => {
    const { facts, title } = aReportOf(fails());
    expect(title).toBe("Compliance posture of the sample account 111122223333");
    expect(Object.fromEntries(facts)).toMatchObject({
      Account: "Sample account 111122223333",
      "As of": "2026-11-22 09:01 UTC",
      Collection: "complete",
      Coverage: "3 of 3 readings whole (a source in a region)",
      Filter: "none: the whole account",
      Written: "2026-11-22 10:00 UTC by Demarc 1.2.3",
    });
  });

  test("states a filter in words, what it does not narrow, and the instant that was asked for", () => {
    const { facts, caveats } = aReportOf(fails(), {
      filter: { pillar: "cost-optimization", region: "eu-west-1" },
      askedAsOf: "2026-11-22T23:59:59.999Z",
    });
    expect(Object.fromEntries(facts)).toMatchObject({
      Filter: "pillar Cost optimization, region eu-west-1",
      "Asked for": "as of 2026-11-22 23:59 UTC",
    });
    expect(caveats.join(" ")).toContain(
      "standards are narrowed by region and standard alone, acceptable use by region alone.",
    );
  });

  test("says sample account of the sandbox and of no other", () => {
    const account = { id: "987654321098", alias: null, partition: "aws" };
    const texts = textsOf(aReportOf(aPosture({ account })));
    expect(texts.filter((text) => /sample account/i.test(text))).toEqual([]);
  });

  test("begins with what needs a person, and calls nothing clean that was not measured", () => {
    const unread = { state: "not_read", reason: "denied", detail: "no" } as const;
    const blind = aPosture({
      rules: [],
      evaluations: [],
      coverage: [aKeptCoverage(unread), aKeptCoverage({ ...unread, source: "guardduty" })],
    });
    expect(aReportOf(blind).opening).toBe("Nothing could be judged");
    expect(aReportOf(aPosture({ findings: [aFinding()] })).opening).toBe(
      "1 high finding needs you first",
    );
    expect(aReportOf(fails()).opening).toContain("only smaller things are left");
    expect(aReportOf(aPosture()).opening).toBe("Everything was measured, and all of it passes");
  });
});

describe("its numbers", () => {
  test("a share is rounded down and never alone: worst and best stand beside it", () => {
    const [security] = tableIn(aReportOf(withOneFailingOf(200)), "Controls by pillar").filter(
      ([name]) => name === "Security",
    );
    expect(security).toEqual([
      "Security",
      "Needs attention",
      "99\u00A0%",
      "99\u00A0%",
      "",
      "199",
      "1",
      "0",
      "0",
      "0",
      "none",
    ]);
  });

  test("a standard's bar has as much unseen as lies between its worst and its best", () => {
    const rows = [aRequirement({ id: "1" }), aRequirement({ id: "2" }), aRequirement({ id: "3" })];
    const catalogue = aCatalogue({
      standards: [aStandard({ id: "s", rows })],
      rules: [{ controls: ["s:1"] }, { identifier: "NOT_HERE", controls: ["s:2"] }],
    });
    const posture = aPosture({}, { catalogue });
    expect(posture.frameworks[0]?.counts).toMatchObject({
      passing: 1,
      not_evaluated: 1,
      not_automated: 1,
    });
    const bars = aReportOf(posture)
      .sections.filter(({ id }) => id === "standards")
      .flatMap(({ blocks }) => blocks.flatMap((each) => (each.kind === "table" ? each.rows : [])))
      .flatMap(({ cells }) => cells.flatMap((cell) => (cell.kind === "bar" ? [cell.bar] : [])));
    expect(bars).toMatchObject([{ passing: 1, unseen: 2, failing: 0 }]);
  });

  test("one resource under two excepted controls is two failures, and is not called two resources", () => {
    const report = aReportOf(
      assessPosture({
        snapshot: aSnapshot({
          rules: ["A", "B"].map((identifier) => aKeptRule({ identifier, name: identifier })),
          evaluations: ["A", "B"].map((ruleName) =>
            anEvaluation({ ruleName, compliance: "NON_COMPLIANT", resourceId: "orders" }),
          ),
        }),
        catalogue: aCatalogue({ rules: [{ identifier: "A" }, { identifier: "B" }] }),
        exceptions: ["A", "B"].map((control) => anException({ id: `EX-${control}`, control })),
        asOf: "2026-11-22T09:01:00.000Z",
      }),
    );
    expect(textsOf(report.sections.find(({ id }) => id === "exceptions")).join(" ")).toContain(
      "2 failures (a resource under a control each) are accepted, and 2 controls fail on nothing else.",
    );
  });

  test("few judged controls are told as they are", () => {
    const rows = tableIn(aReportOf(withOneFailingOf(4)), "Controls by pillar");
    expect(rows.find(([name]) => name === "Security")?.[2]).toBe("3 of 4");
    expect(rows.find(([name]) => name === "Reliability")?.slice(1, 4)).toEqual([
      "Unknown",
      "nothing measured",
      "not known",
    ]);
  });

  test("what is excepted stands in the register with its last day, and in no share", () => {
    const exceptions = [
      anException(),
      anException({ id: "EX-OLD", control: "OTHER", expiresOn: "2026-01-01" }),
    ];
    const report = aReportOf(
      assessPosture({
        snapshot: aSnapshot({
          evaluations: [anEvaluation({ compliance: "NON_COMPLIANT", resourceId: "orders" })],
        }),
        catalogue: aCatalogue(),
        exceptions,
        asOf: "2026-11-22T09:01:00.000Z",
      }),
    );
    expect(report.figures[0]).toMatchObject({
      label: "Failing controls",
      value: "0",
      apart: { text: "1 excepted: 1 medium", section: "exceptions" },
    });
    expect(aReportOf(aPosture()).figures[0]?.apart?.text).toBe("none excepted");
    const rows = tableIn(report, "2 exceptions");
    expect(rows.map((row) => [row[0], row.at(-1)])).toEqual([
      ["EX-0000TEST", "2027-01-31"],
      ["EX-OLD", "2026-01-01"],
    ]);
    const security = tableIn(report, "Controls by pillar").find(([name]) => name === "Security");
    expect(security?.slice(2)).toEqual([
      "nothing measured",
      "not known",
      "",
      "0",
      "0",
      "0",
      "1",
      "0",
      "none",
    ]);
  });

  test("every control is in the appendix, what fails first, then what was not seen", () => {
    const report = aReportOf(withOneFailingOf(30));
    const rows = tableIn(report, "Every control");
    expect(rows).toHaveLength(30);
    expect(rows[0]?.slice(0, 6)).toEqual(["medium", "failing", expect.any(String), "1", "0", "0"]);
  });
});

describe("the register", () => {
  test("says who accepted a deviation and when, and who changed it last", () => {
    const [before, after] = [anException(), anException({ owner: "B" })];
    const entry = { accountId: "111122223333", kind: "exception", id: before.id } as const;
    const report = aReportOf(aPosture({}, { exceptions: [after] }), {
      decisions: [
        { ...entry, number: 2, at: "2026-11-21T07:00:00.000Z", who: "Bob", before, after },
        {
          ...entry,
          number: 1,
          at: "2026-11-20T08:30:00.000Z",
          who: "Ada",
          before: null,
          after: before,
        },
      ],
    });
    expect(tableIn(report, "1 exception")[0]?.[5]).toBe("Ada, 2026-11-20 08:30 UTC");
    expect(textsOf(report)).toContain("changed by Bob, 2026-11-21 07:00 UTC");
  });
});

test("a register without an exception says so in a word", () => {
  const register = aReportOf(aPosture()).sections.find(({ id }) => id === "exceptions");
  expect(register?.blocks).toEqual([{ kind: "text", text: "None." }]);
});

describe("the house", () => {
  test("counts what fails among what was judged, as the dashboard does, and says what a cell means", () => {
    const posture = aPosture(
      {
        rules: ["A", "B", "C"].map((identifier) =>
          aKeptRule({
            identifier,
            name: identifier,
            ...(identifier === "C" ? { state: { kind: "insufficient_data", detail: "" } } : {}),
          }),
        ),
        evaluations: [
          anEvaluation({ ruleName: "A", compliance: "NON_COMPLIANT" }),
          anEvaluation({ ruleName: "B" }),
        ],
      },
      { catalogue: aCatalogue({ rules: ["A", "B", "C"].map((identifier) => ({ identifier })) }) },
    );
    const { floors, caption, pillars } = aReportOf(posture).house;
    const [window] = floors.flatMap(({ windows }) => windows).filter((each) => each !== null);
    expect(window).toMatchObject({ value: "1 of 2", words: "fail", unseen: 1, total: 3 });
    expect(caption).toContain("of 12 controls judged, 3 fail");
    const security = pillars.find(({ name }) => name === "Security");
    expect(security).toMatchObject({ share: "1 of 2", shareIs: "pass", range: "1 to 2 of 3" });
  });
});

describe("what was not seen", () => {
  test("stands by source, region and reason, with AWS's words and the next step", () => {
    const detail = "config:DescribeConfigRules: AccessDeniedException: not authorized";
    const report = aReportOf(
      aPosture({
        coverage: [
          aKeptCoverage({ state: "not_read", reason: "denied", detail }),
          aKeptCoverage({ source: "guardduty" }),
        ],
      }),
    );
    expect(report.unseen).toEqual(["AWS Config not read, permission denied: eu-west-1"]);
    const coverage = report.sections.find(({ id }) => id === "coverage");
    const said = textsOf(coverage).join("\n");
    expect(said).toContain("1 of 2 readings were whole");
    expect(said).toContain("Allow config:DescribeConfigRules to the role or user");
    expect(said).toContain(detail);
    expect(tableIn(report, "Regions and sources")).toEqual([
      ["eu-west-1", "not read: permission denied", "2026-11-22 09:00 UTC", ""],
    ]);
  });
});

describe("hostile text", () => {
  test.for(Object.entries(hostileTexts))(
    "%s stands on one line with nothing unseen in it",
    ([, hostile]) => {
      const report = aReportOf(
        aPosture({
          account: { id: "111122223333", alias: hostile, partition: "aws" },
          rules: [aKeptRule({ identifier: null, owner: "CUSTOM_LAMBDA", name: hostile })],
          evaluations: [anEvaluation({ ruleName: hostile, compliance: "NON_COMPLIANT" })],
          findings: [aFinding({ title: hostile, type: hostile })],
          coverage: [aKeptCoverage({ state: "partial", reason: "aws_error", detail: hostile })],
        }),
        { filter: { pack: hostile } },
      );
      for (const text of textsOf(report)) {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may reach a document
        expect(text).not.toMatch(/[\u0000-\u001F\u202A-\u202E\u200B-\u200F]/);
        expect(text.length).toBeLessThan(2500);
      }
      expect(report.title).toBe("Compliance posture of the sample account 111122223333");
    },
  );
});
