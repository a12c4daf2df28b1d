/**
 * The posture with all its evidence as one zip, for an auditor: streamed, in constant memory but for the list
 * of its files. One posture gives the same bytes each time, but for `generatedAt`.
 */
import { createHash } from "node:crypto";
import { exceptionsToYaml } from "../exceptions-to-yaml.ts";
import type { Chunks } from "../exported-posture.ts";
import { awsReportsToJson } from "./aws-reports.ts";
import type { BundleFile, BundleInput, WrittenFile } from "./bundle-input.ts";
import { coverageToJson, coverageToText } from "./coverage-files.ts";
import { type EvidenceFile, evidenceFiles, findingFiles } from "./evidence-files.ts";
import { digestOf } from "./evidence-id.ts";
import { evidenceItemsOf, findingItemsOf } from "./evidence-items.ts";
import { exceptionJournalToCsv, exceptionsToCsv } from "./exception-files.ts";
import { manifestName, manifestOf, sumsName, sumsOf, type WrittenEvidence } from "./manifest.ts";
import { readMeOf } from "./read-me.ts";
import { type FileToZip, writeZip } from "./write-zip.ts";

/** The bundle in pieces. */
export function postureToBundle(input: BundleInput): AsyncIterable<Uint8Array> {
  return writeZip(filesOf(input), input.posture.snapshot.finishedAt);
}

async function* filesOf(input: BundleInput): AsyncGenerator<FileToZip> {
  const files: WrittenFile[] = [];
  const evidence: WrittenEvidence[] = [];
  for (const file of plainFiles(input)) yield noted(file, (written) => files.push(written));
  for await (const file of allEvidence(input)) {
    yield noted(file, (written) => {
      files.push(written);
      evidence.push({ item: file.item, recordCount: file.recordCount(), written });
    });
  }
  const manifest = manifestOf(input, files, evidence);
  yield noted({ path: manifestName, what: "", chunks: once(manifest) }, (written) =>
    files.push(written),
  );
  const sums = sumsOf(files);
  input.onSums(digestOf(sums));
  yield { path: sumsName, chunks: once(sums) };
}

function plainFiles(input: BundleInput): BundleFile[] {
  const { posture, documents, exceptionEntries } = input;
  return [
    { path: "README.txt", what: "What this is and how to check it", chunks: once(readMeOf(input)) },
    ...documents.map(({ path, what, write }) => ({ path, what, chunks: write() })),
    {
      path: "coverage.txt",
      what: "What was not collected and why, in words",
      chunks: once(coverageToText(posture)),
    },
    {
      path: "coverage.json",
      what: "What was not collected and why, for programs",
      chunks: once(coverageToJson(posture)),
    },
    {
      path: "exceptions.csv",
      what: "Accepted deviations: who, when, why, until when",
      chunks: exceptionsToCsv(posture, exceptionEntries),
    },
    {
      path: "exceptions.yaml",
      what: "The same exceptions as a file that people review in git",
      chunks: once(exceptionsToYaml(posture.account.id, posture.exceptions)),
    },
    {
      path: "exceptions-journal.csv",
      what: "Every change of an exception, the oldest first",
      chunks: exceptionJournalToCsv(exceptionEntries),
    },
    {
      path: "reports-of-aws.json",
      what: "What AWS Artifact lists: metadata alone, never the reports",
      chunks: once(awsReportsToJson(posture)),
    },
  ];
}

async function* allEvidence(input: BundleInput): AsyncGenerator<EvidenceFile> {
  yield* evidenceFiles(input, evidenceItemsOf(input.posture, input));
  yield* findingFiles(input, findingItemsOf(input.posture, input));
}

/** Counts and hashes a file while it is written, and tells when it is. */
function noted(file: BundleFile, onWritten: (written: WrittenFile) => void): FileToZip {
  const { path, what, chunks } = file;
  return {
    path,
    chunks: (async function* () {
      const hash = createHash("sha256");
      let bytes = 0;
      for await (const chunk of chunks) {
        const piece = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
        hash.update(piece);
        bytes += piece.length;
        yield piece;
      }
      onWritten({ path, what, bytes, sha256: hash.digest("hex") });
    })(),
  };
}

async function* once(text: string): Chunks {
  yield text;
}
