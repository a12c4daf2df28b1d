import { describe, expect, test } from "vitest";
import { escapeMarkdown } from "../../lib/exports/escape-markdown.ts";
import {
  postureToMarkdown,
  type SummarisedPosture,
} from "../../lib/exports/posture-to-markdown.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import { rankFixes } from "../../lib/posture/rank-fixes.ts";
import { aCatalogue } from "../builders/a-catalogue.ts";
import { aKeptCoverage } from "../builders/a-coverage.ts";
import { aFinding } from "../builders/a-finding.ts";
import { aPosture } from "../builders/a-posture.ts";
import { aKeptRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { anException } from "../builders/an-exception.ts";
import { hostileTexts } from "./hostile-texts.ts";

const generatedAt = "2026-11-22T10:00:00.000Z";
const mappingSources = new Map();

const asked = { askedAsOf: null, decisions: [], version: "1.2.3" };

function page(posture: Posture, said: Partial<SummarisedPosture> = {}): string {
  return postureToMarkdown({
    ...{ posture, filter: {}, generatedAt, mappingSources },
    ...asked,
    ...said,
  });
}

const failing = () =>
  aPosture({ evaluations: [anEvaluation({ compliance: "NON_COMPLIANT", resourceId: "orders" })] });

describe("the page for a ticket", () => {
  test("says the status before any number", () => {
    const [heading, , status, , failures] = page(failing()).split("\n");
    expect(heading).toBe("# Compliance posture of the sample account 111122223333");
    expect(status).toBe("**Needs attention**");
    expect(failures).toBe("- Failing controls: 1 of 1; critical or high: 0");
  });

  test("an account where all that applies passes and all was read is met", () => {
    expect(page(aPosture())).toContain("**Met**\n\n- Failing controls: 0 of 1;");
  });

  test("an account of which nothing could be read is unknown, never met, and lists what was not seen", () => {
    const unread = { state: "not_read", reason: "denied", detail: "no" } as const;
    const text = page(
      aPosture({
        rules: [],
        evaluations: [],
        coverage: [
          aKeptCoverage({ ...unread }),
          aKeptCoverage({ ...unread, source: "guardduty" }),
          aKeptCoverage({ ...unread, source: "artifact", region: "global" }),
        ],
      }),
    );
    expect(text).toContain("**Unknown**");
    expect(text).toContain("that were whole: 0 of 3");
    expect(text).toContain("- AWS Config not read, permission denied: eu-west-1");
    expect(text).toContain("- Artifact not read, permission denied: global");
    expect(text).not.toContain("**Met");
  });

  test("puts the worst failure first and counts the rest", () => {
    const names = Array.from({ length: 12 }, (_, index) => `RULE_${index}`);
    const catalogue = aCatalogue({
      rules: names.map((identifier, index) => ({
        identifier,
        title: `Failure ${index}`,
        severity: index === 7 ? "critical" : "low",
      })),
    });
    const text = page(
      aPosture(
        {
          rules: names.map((identifier) => aKeptRule({ identifier, name: identifier })),
          evaluations: names.map((ruleName) =>
            anEvaluation({ ruleName, compliance: "NON_COMPLIANT" }),
          ),
        },
        { catalogue },
      ),
    );
    expect(text.indexOf("Failure 7")).toBeLessThan(text.indexOf("Failure 0"));
    expect(text).toContain("The first 10 of 12 failing controls.");
    expect(text).toContain("**At risk**");
  });

  test("rounds a share down: 199 of 200 is not 100 %", () => {
    const identifiers = Array.from({ length: 200 }, (_, index) => `RULE_${index}`);
    const catalogue = aCatalogue({ rules: identifiers.map((identifier) => ({ identifier })) });
    const text = page(
      aPosture(
        {
          rules: identifiers.map((identifier) => aKeptRule({ identifier, name: identifier })),
          evaluations: identifiers.map((ruleName, index) =>
            anEvaluation({ ruleName, compliance: index === 0 ? "NON_COMPLIANT" : "COMPLIANT" }),
          ),
        },
        { catalogue },
      ),
    );
    expect(text).toContain("| Security | Needs attention | 99 % | 99 % | 199 | 1 | 0 | 0 |");
  });

  test("a pillar in which nothing was measured shows no percentage", () => {
    expect(page(aPosture())).toContain(
      "| Reliability | Unknown | nothing measured | not known | 0 | 0 | 0 | 0 |",
    );
  });

  test("says sample account for the sandbox and for no other", () => {
    const account = { id: "987654321098", alias: null, partition: "aws" };
    expect(page(aPosture())).toContain("sample account");
    expect(page(aPosture({ account }))).not.toContain("sample");
  });

  test("shows active findings by type and leaves archived and sample ones out", () => {
    const findings = [
      aFinding(),
      aFinding({ id: "2", archived: true }),
      aFinding({ id: "3", sample: true }),
    ];
    const text = page(aPosture({ findings }));
    expect(text).toContain("Active GuardDuty findings: 1; critical or high: 1");
    expect(text).toContain("| high | SSH brute force | UnauthorizedAccess:EC2/SSHBruteForce | 1 |");
  });

  test("ranks what to fix as every other page does: reach before number, findings too", () => {
    const catalogue = aCatalogue({
      rules: [
        { identifier: "MANY", title: "Many inside", severity: "high" },
        { identifier: "S3_BUCKET_PUBLIC_READ_PROHIBITED", title: "Open", severity: "high" },
      ],
    });
    const posture = aPosture(
      {
        rules: ["MANY", "S3_BUCKET_PUBLIC_READ_PROHIBITED"].map((identifier) =>
          aKeptRule({ identifier, name: identifier }),
        ),
        evaluations: ["a", "b", "c"]
          .map((resourceId) =>
            anEvaluation({ ruleName: "MANY", compliance: "NON_COMPLIANT", resourceId }),
          )
          .concat(
            anEvaluation({
              ruleName: "S3_BUCKET_PUBLIC_READ_PROHIBITED",
              compliance: "NON_COMPLIANT",
            }),
          ),
      },
      { catalogue },
    );
    const ranked = rankFixes(posture).flatMap((fix) =>
      fix.kind === "control" ? [fix.control.title] : [],
    );
    const told = [...page(posture).matchAll(/^\| high \| (.+?) \| (?:MANY|S3_)/gm)];
    expect(told.map(([, title]) => title)).toEqual(ranked);
    expect(ranked).toEqual(["Open", "Many inside"]);
  });

  test("says by which version it was written, and the instant that was asked for", () => {
    const text = page(aPosture(), { askedAsOf: "2026-11-22T23:59:59.999Z" });
    expect(text).toContain("Written 2026-11-22 10:00 UTC by Demarc 1.2.3.");
    expect(text).toContain("Asked for: as of 2026-11-22 23:59 UTC.");
    expect(page(aPosture())).not.toContain("Asked for");
  });

  test("says who accepted a deviation and when", () => {
    const text = page(aPosture({}, { exceptions: [anException()] }), {
      decisions: [
        {
          ...{ number: 1, accountId: "111122223333", kind: "exception", id: "EX-0000TEST" },
          ...{ at: "2026-11-20T08:30:00.000Z", who: "Ada", before: null, after: anException() },
        },
      ],
    });
    expect(text).toContain("| Ada, 2026-11-20 08:30 UTC | 2027-01-31 |");
  });

  test("says what it was narrowed to", () => {
    const text = page(aPosture(), { filter: { pillar: "security" } });
    expect(text).toContain("Narrowed to: pillar security.");
  });
});

describe("rows for what stands in no pillar or item", () => {
  const operations = aCatalogue({
    rules: [
      {
        identifier: "OPS",
        pillars: ["operational-excellence"],
        responsibility: null,
        severity: "low",
      },
    ],
  });
  const opsRule = aKeptRule({ identifier: "OPS", name: "ops" });
  const fails = anEvaluation({ ruleName: "ops", compliance: "NON_COMPLIANT" });

  test("operations are a row of their own below the five items", () => {
    const text = page(
      aPosture({ rules: [opsRule], evaluations: [fails] }, { catalogue: operations }),
    );
    expect(text).toContain(
      "| Operations, nobody's security item | Needs attention | 0 of 1 | 0 of 1 | 0 | 1 | 0 | 0 |",
    );
    expect(text).not.toContain("| In no pillar |");
  });

  test("a rule that nothing could place is counted in no pillar, in plain sight", () => {
    const custom = aKeptRule({ identifier: null, owner: "CUSTOM_LAMBDA", name: "ops" });
    const text = page(aPosture({ rules: [custom], evaluations: [fails] }));
    expect(text).toContain("| In no pillar | Needs attention | 0 of 1 | 0 of 1 | 0 | 1 | 0 | 0 |");
    expect(text).not.toContain("| Operations,");
  });

  test("one that AWS has no result for is not judged there, and not clean", () => {
    const unseen = aKeptRule({
      identifier: "OPS",
      name: "ops",
      state: { kind: "insufficient_data", detail: "never ran" },
    });
    const text = page(aPosture({ rules: [unseen], evaluations: [] }, { catalogue: operations }));
    expect(text).toContain(
      "| Operations, nobody's security item | Unknown | nothing measured | 0 to 1 of 1 | 0 | 0 | 1 | 0 |",
    );
  });
});

describe("hostile text on the page", () => {
  test.for(Object.entries(hostileTexts))("%s text is shown and does nothing", ([, hostile]) => {
    const text = page(
      aPosture({
        account: { id: "111122223333", alias: hostile, partition: "aws" },
        rules: [aKeptRule({ identifier: null, owner: "CUSTOM_LAMBDA", name: hostile })],
        evaluations: [anEvaluation({ ruleName: hostile, compliance: "NON_COMPLIANT" })],
      }),
    );
    expect(text).not.toMatch(/<(img|script)/);
    expect(text).not.toMatch(/\]\(/);
    expect(text).not.toMatch(/https?:\/\/|www\./);
    expect(text).not.toMatch(/(?<!`)[@#]everyone/);
    expect(text).not.toContain("A".repeat(200));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may reach the page
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202A-\u202E\u200B-\u200F]/);
    for (const row of text.split("\n").filter((line) => line.startsWith("| medium"))) {
      expect(row.match(/(?<!\\)\|/g)).toHaveLength(6);
    }
  });

  test("a backtick cannot end the code that keeps a mention from ringing", () => {
    expect(escapeMarkdown("`@`admin")).toBe("\\``@`\\`admin");
  });

  test("ordinary names stay readable", () => {
    for (const name of [
      "my-bucket.logs/2026 (old)",
      "S3_BUCKET_VERSIONING_ENABLED",
      "B!DNS",
      "R&D",
    ]) {
      expect(escapeMarkdown(name)).toBe(name);
    }
  });

  test("an underscore that could begin emphasis, and an ampersand that could begin an entity, cannot", () => {
    expect(escapeMarkdown("_bold_ &lt;b&#62;")).toBe("\\_bold\\_ &amp;lt;b&amp;`#`62;");
  });
});
