import { coverageWords } from "../coverage-words.ts";
import type { SummarisedPosture } from "../posture-to-markdown.ts";
import { statusWords } from "../words.ts";
import { controlsSection } from "./controls.ts";
import { coverageSection, unseenLines } from "./coverage.ts";
import { exceptionsSection } from "./exceptions.ts";
import { fixesSection, urgentTable } from "./fixes.ts";
import { houseFigure } from "./house.ts";
import { method } from "./method.ts";
import {
  accountInWords,
  caveatsOf,
  factsOf,
  figuresOf,
  filterInWords,
  openingSentence,
} from "./opening.ts";
import { pillarsSection, responsibilitiesSection } from "./places.ts";
import type { PostureReport, Section } from "./posture-report.ts";
import { acceptableUseSection, packsSection, standardsSection } from "./standards.ts";

/** What the PDF and the HTML file say, in the order in which they say it. */
export function buildReport(reported: SummarisedPosture): PostureReport {
  const { posture, generatedAt, mappingSources, decisions, version } = reported;
  const sections: readonly (Section | null)[] = [
    fixesSection(posture),
    pillarsSection(posture),
    responsibilitiesSection(posture),
    standardsSection(posture, mappingSources),
    packsSection(posture),
    acceptableUseSection(posture),
    coverageSection(posture),
    exceptionsSection(posture, decisions),
    method,
    controlsSection(posture),
  ];
  return {
    title: `Compliance posture of ${posture.sample ? "the sample account" : "AWS account"} ${posture.account.id}`,
    account: accountInWords(posture),
    sample: posture.sample,
    snapshotId: posture.snapshot.id,
    coverage: coverageWords(posture.coverageSummary, "short"),
    narrowed: filterInWords(reported.filter),
    asOf: posture.asOf,
    generatedAt,
    version,
    status: posture.status,
    statusText: statusWords[posture.status],
    opening: openingSentence(posture),
    facts: factsOf(reported),
    caveats: caveatsOf(reported),
    figures: figuresOf(posture),
    house: houseFigure(posture),
    urgent: urgentTable(posture),
    unseen: unseenLines(posture),
    sections: sections.filter((section) => section !== null),
  };
}
