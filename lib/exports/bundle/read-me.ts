/** The first page of a bundle: what this is, how to read it, how to check it, what is not in it. */

import type { Posture } from "../../posture/posture.ts";
import { countControls } from "../../posture/roll-up.ts";
import { coverageWords } from "../coverage-words.ts";
import { filterWords } from "../filter-words.ts";
import { visibleText } from "../visible-text.ts";
import { statusWords } from "../words.ts";
import type { BundleInput } from "./bundle-input.ts";
import { observationWindowOf, populationOf } from "./statements.ts";

/** Plain text in lines that any editor shows. */
export function readMeOf(
  input: Pick<BundleInput, "posture" | "filter" | "generatedAt" | "version" | "documents">,
): string {
  const { posture, filter, generatedAt, version, documents } = input;
  const { account, sample } = posture;
  const alias = account.alias === null ? "" : ` (${visibleText(account.alias)})`;
  const narrowed = filterWords(filter, visibleText);
  const window = observationWindowOf(posture);
  const sections = [
    [
      `EVIDENCE OF ${sample ? "THE SAMPLE ACCOUNT" : "AWS ACCOUNT"} ${account.id}${alias}`,
      `As of ${posture.asOf}. Written ${generatedAt} by Demarc ${version}.`,
      ...(sample ? ["This is a sample account of made-up resources: evidence of nothing."] : []),
      ...(narrowed === "" ? [] : [`Narrowed to ${narrowed}: not the whole account.`]),
    ],
    ["WHERE IT STANDS", ...standingOf(posture)],
    [
      "WHAT IS IN HERE",
      "README.txt              this page",
      ...documents.map(({ path, what }) => `${path.padEnd(24)}${what}`),
      "evidence/               every verdict of AWS Config on every resource, one file for each control and region",
      "findings/               GuardDuty's findings, one file for each region",
      "coverage.txt, .json     what was NOT collected, and why: every region and source",
      "exceptions.csv          deviations that people accepted: who, when, why, until when",
      "exceptions.yaml         the same as a file that people review in git",
      "exceptions-journal.csv  every change of them, the oldest first",
      "reports-of-aws.json     what AWS Artifact lists for AWS's own half: metadata alone",
      "manifest.json           every file, and every piece of evidence with where it is from",
      "SHA256SUMS              the SHA-256 of every other file",
    ],
    [
      "HOW TO READ IT",
      "Begin with the summary, then coverage.txt: nothing in here speaks for what it lists as not collected.",
      "Every piece of evidence has a number (E- and twelve characters). It is the same in every bundle of this account: cite it.",
      "manifest.json says of each number which requirements it is evidence for, what AWS operations brought it, with which parameters, as whom and with which version, in which region, when it was read, how many rows it has and whether some are missing. Several operations are those that the collection asked for such rows; which of them brought which row, nobody noted. `provenance` has every request of a reading, without the tokens that turn pages. Where Demarc does not know, it says unknown, and of a collection of before it noted such things, not recorded.",
      "In the spreadsheets, a row `rule` is what AWS said of a deployed rule, a row `resource` its verdict on one resource. A file without rows of resources shows that nothing was judged, and its rows of rules say why. In findings, the row `reading` says how the reading of the region ended.",
      "A failure under an exception is a failure that somebody accepted. It counts as compliant nowhere.",
      "A cell that a spreadsheet would run as a formula begins with an apostrophe, and characters that cannot be seen are written out as [U+202E].",
    ],
    ["WHAT IT COVERS", populationOf(posture, filter), window.statement],
    [
      "HOW TO CHECK IT",
      "On any Unix: unzip it and run `sha256sum -c SHA256SUMS` in its folder. With a checkout of Demarc: `npm run --silent demarc -- verify FILE`, which also compares the manifest and names what was added, taken away or altered.",
      "That shows that the files belong together. It does not show who made them: whoever can change a file can make new sums. So compare the SHA-256 of the file SHA256SUMS itself (`sha256sum SHA256SUMS`) with the one that Demarc printed when the bundle was made, which its maker should have kept elsewhere.",
    ],
    [
      "WHAT IS NOT IN HERE",
      "The reports of AWS (SOC, ISO, PCI and others): each customer gets them under terms of confidentiality, so Demarc never stores them. reports-of-aws.json names them; ask the account's owner to show them to you from AWS Artifact.",
      "The answers of AWS word for word: Demarc keeps what they say, and the parameters of the requests.",
      "What AWS Config does not record, what no rule judges, and what people do outside AWS.",
    ],
  ];
  return `${sections.map((lines) => lines.map(wrapped).join("\n")).join("\n\n")}\n`;
}

function standingOf({
  status,
  controls,
  coverageSummary,
  findings,
  exceptions,
  snapshot,
}: Posture): string[] {
  const { passing, failing, excepted, notApplicable, notEvaluated } = countControls(controls);
  const active = findings.critical + findings.high + findings.medium + findings.low;
  return [
    `${statusWords[status]}. Of ${controls.length} controls ${failing} fail, ${excepted} fail under an exception, ${passing} pass, ${notApplicable} have nothing to judge and ${notEvaluated} could not be judged.`,
    `${active} active findings of GuardDuty, ${findings.critical + findings.high} of them critical or high.`,
    `${coverageWords(coverageSummary, "explainedSentence")}${snapshot.outcome === "partial" ? "; the collection could not read everything" : ""}.`,
    `${exceptions.filter((exception) => exception.active).length} exceptions are in force.`,
  ];
}

const lineLength = 100;

/** A list's second column begins where it begins; a long line goes on in the next. */
function wrapped(line: string): string {
  const indent = /^\S+(?:, \S+)* {2,}/.exec(line)?.[0].length ?? 0;
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + word.length >= lineLength) {
      lines.push(current);
      current = " ".repeat(indent) + word;
    } else {
      current = current === "" && lines.length === 0 ? word : `${current} ${word}`;
    }
  }
  return [...lines, current].join("\n");
}
