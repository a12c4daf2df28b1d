import { describe, expect, test } from "vitest";
import { readWindow, windowQuery } from "../../app/evidence/_window/read-window.ts";
import { coverInWords, windowSentences } from "../../app/evidence/_window/window-words.ts";
import { addendumSentence } from "../../app/evidence/addendum-words.ts";
import type { WindowGap } from "../../lib/posture/audit-window.ts";
import type { EvidenceKind } from "../../lib/posture/vocabulary.ts";
import { anAgreement } from "../builders/a-report.ts";

describe("an address", () => {
  test("without days asks for no window", () => {
    expect(readWindow({})).toEqual({ kind: "none" });
    expect(readWindow({ from: "", to: " " })).toEqual({ kind: "none" });
  });

  test("with both days asks for one, and hands it on", () => {
    const asked = readWindow({ from: "2026-01-01", to: "2026-12-31" });
    expect(asked).toEqual({ kind: "window", window: { from: "2026-01-01", to: "2026-12-31" } });
    expect(windowQuery(asked)).toEqual({ from: "2026-01-01", to: "2026-12-31" });
  });

  test.each([
    [{ from: "2026-01-01" }, /only one was given/],
    [{ from: "2026-01-01", to: "2026-02-30" }, /“2026-02-30” is no day/],
    [{ from: "tomorrow", to: "2026-02-28" }, /“tomorrow” is no day/],
    [{ from: "2026-02-01", to: "2026-01-31" }, /ends on 2026-01-31, before it begins/],
    [{ from: ["2026-01-01", "2026-01-02"], to: "2026-12-31" }, /only one was given/],
  ])("%j is told what is wrong with it, once", (parameters, problem) => {
    expect(readWindow(parameters)).toMatchObject({
      kind: "wrong",
      problem: expect.stringMatching(problem),
    });
    expect(windowQuery(readWindow(parameters))).toEqual({});
  });
});

describe("a gap", () => {
  const window = { from: "2026-01-01", to: "2026-12-31" };
  const gap = (given: Partial<WindowGap>): WindowGap => ({
    from: "2026-10-01",
    to: "2026-12-31",
    place: "after",
    coveredTo: "2026-09-30",
    coveredFrom: null,
    askFor: "bridge_letter",
    letters: [],
    ...given,
  });
  const say = (
    given: Partial<WindowGap>,
    kind: EvidenceKind = "soc-2",
    name = "SOC 2",
    isWhole = true,
  ) =>
    windowSentences(window, name, kind, {
      cover: "part",
      covered: [],
      gaps: [gap(given)],
      isWhole,
    });

  test("at the end says until when it is covered, and what to ask for", () => {
    expect(say({})).toEqual([
      "Your window ends 2026-12-31, SOC 2 covers to 2026-09-30: ask for the bridge letter.",
    ]);
  });

  test("at the beginning says from when it is covered", () => {
    const early = { coveredTo: null, coveredFrom: "2026-04-01", askFor: "earlier_one" } as const;
    expect(say(early)).toEqual([
      "Your window begins 2026-01-01, SOC 2 covers from 2026-04-01 on: ask for the one before it.",
    ]);
  });

  test("between two says both", () => {
    const between = { coveredFrom: "2027-01-01", askFor: "one_between" } as const;
    expect(say(between)).toEqual([
      "Your window includes 2026-10-01 to 2026-12-31, SOC 2 covers to 2026-09-30 and from 2027-01-01 on: ask for the one between.",
    ]);
  });

  test("with a letter in Artifact names its days, and whose word it is", () => {
    const letters = [{ from: "2026-10-01", to: "2026-12-24" }];
    expect(say({ letters }).join()).toMatch(
      /Artifact already has a letter, for 2026-10-01 to 2026-12-24: open that first\. It is AWS’s word, not an assessor’s\. Nothing covers 2026-12-25 to 2026-12-31\.$/,
    );
    expect(say({ letters: [{ from: "2026-10-01", to: "2026-12-31" }] }).join()).toMatch(
      /not an assessor’s\.$/,
    );
  });

  test("asks for what its kind has: a new AOC, a surveillance audit’s certificate, the next report", () => {
    expect(say({ askFor: "new_attestation" }, "pci-aoc", "PCI AOC").join()).toMatch(
      /the new AOC\.$/,
    );
    expect(
      say({ askFor: "new_attestation" }, "pci-responsibility-summary", "PCI summary").join(),
    ).toMatch(/the summary that comes with the new AOC\.$/);
    expect(say({ askFor: "renewed_certificate" }, "iso-27001", "ISO 27001").join()).toMatch(
      /ask for the surveillance or recertification audit’s certificate\.$/,
    );
    expect(say({ askFor: "next_report" }, "c5", "C5").join()).toMatch(
      /the report that follows it\.$/,
    );
  });

  test.each([
    ["whole", "SOC 2 covers your whole window: nothing to ask for."],
    [
      "cannot_tell",
      "SOC 2 has no period in Artifact, so what it covers cannot be told: read it in the document.",
    ],
    ["missing", "Artifact was read and has no SOC 2 for this account."],
    ["not_read", "What SOC 2 covers is not known: Artifact could not be read, or not whole."],
  ] as const)("is not claimed where it is %s", (cover, sentence) => {
    const judged = { cover, covered: [], gaps: [], isWhole: true };
    expect(windowSentences(window, "SOC 2", "soc-2", judged)).toEqual([sentence]);
  });

  test("where Artifact was read in part is told as what was read, not as all there is", () => {
    expect(say({}, "soc-2", "SOC 2", false)).toEqual([
      "Your window ends 2026-12-31, as far as Artifact was read, SOC 2 covers to 2026-09-30: read it whole before you ask for the bridge letter.",
      "Artifact was not read whole: what was not read may cover more.",
    ]);
    const letters = [{ from: "2026-10-01", to: "2026-12-24" }];
    expect(say({ letters }, "soc-2", "SOC 2", false).join()).toContain(
      "Nothing that was read covers 2026-12-25 to 2026-12-31.",
    );
    const covered = { cover: "whole", covered: [window], gaps: [], isWhole: false } as const;
    expect(windowSentences(window, "SOC 2", "soc-2", covered)).toHaveLength(1);
    expect(windowSentences(window, "The BAA", "baa", covered)[1]).toMatch(/may have ended since/);
    expect(coverInWords({ cover: "part", covered: [], gaps: [gap({})], isWhole: false })).toBe(
      "covers part of it, as far as read",
    );
    expect(coverInWords({ cover: "part", covered: [], gaps: [gap({})], isWhole: true })).toBe(
      "covers part of it",
    );
  });
});

describe("the business associate addendum is told", () => {
  test("in force, for whom and since when", () => {
    expect(addendumSentence({ kind: "in_force", agreements: [anAgreement()] })).toBe(
      "A business associate addendum is in force for this account since 1 Jan 2025.",
    );
    const agreements = [anAgreement({ holder: "organisation", effectiveStart: null })];
    expect(addendumSentence({ kind: "in_force", agreements })).toBe(
      "A business associate addendum is in force for your organisation.",
    );
  });

  test("ended, by whom and when", () => {
    const agreement = anAgreement({
      state: "AWS_TERMINATED",
      effectiveEnd: "2026-05-01T00:00:00.000Z",
    });
    expect(addendumSentence({ kind: "ended", agreement })).toBe(
      "No business associate addendum is in force: the last one ended by AWS on 1 May 2026.",
    );
  });

  test("not there, not begun, or not read: never left out", () => {
    expect(addendumSentence({ kind: "none" })).toMatch(/Artifact was read and has none/);
    expect(
      addendumSentence({
        kind: "to_come",
        agreement: anAgreement({ effectiveStart: "2027-01-01T00:00:00.000Z" }),
      }),
    ).toMatch(/not? .*in force yet: one begins on 1 Jan 2027/i);
    expect(addendumSentence({ kind: "not_read", lastKnown: [] })).toMatch(/could not be read\.$/);
    expect(addendumSentence({ kind: "not_read", lastKnown: [anAgreement()] })).toMatch(
      /an earlier reading knew of one, which may have ended since/,
    );
  });
});
