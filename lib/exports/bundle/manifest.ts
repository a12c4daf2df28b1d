/** What a bundle says of its own files. `SHA256SUMS` says less, in the form that every Unix can check. */
import { byBytes } from "../../posture/byte-order.ts";
import { sortedFilter } from "../filter-words.ts";
import type { BundleInput, WrittenFile } from "./bundle-input.ts";
import { type EvidenceItem, unknown } from "./evidence-items.ts";
import { askedOf, notRecorded, paramsOf } from "./reading-facts.ts";
import { observationWindowOf, populationOf } from "./statements.ts";

/** Where a bundle has its manifest. */
export const manifestName = "manifest.json";
/** Where a bundle has the sums of all its other files. */
export const sumsName = "SHA256SUMS";
/** The name of the manifest’s form; what is read by another form is refused. */
export const manifestSchema = "demarc.bundle/1";

/** A piece of evidence, once it is written. */
export interface WrittenEvidence {
  readonly item: EvidenceItem;
  readonly recordCount: number;
  readonly written: WrittenFile;
}

/** Of every file but itself and `SHA256SUMS`; of every piece of evidence where it is from. */
export function manifestOf(
  input: BundleInput,
  files: readonly WrittenFile[],
  evidence: readonly WrittenEvidence[],
): string {
  const { posture, filter, generatedAt, version, calls } = input;
  const { account, snapshot, coverageSummary } = posture;
  const document = {
    schema: manifestSchema,
    written_by: `Demarc ${version}`,
    generated_at: generatedAt,
    account: { id: account.id, alias: account.alias, partition: account.partition },
    sample: posture.sample,
    as_of: posture.asOf,
    snapshot: {
      id: snapshot.id,
      started_at: snapshot.startedAt,
      finished_at: snapshot.finishedAt,
      outcome: snapshot.outcome,
    },
    filter: sortedFilter(filter),
    readings: { whole: coverageSummary.read, total: coverageSummary.total },
    observation_window: observationWindowOf(posture),
    population: populationOf(posture, filter),
    exceptions_in_force: posture.exceptions.filter((exception) => exception.active).length,
    redactions: "none: Demarc leaves nothing out of a file",
    calls:
      calls === null
        ? unknown
        : calls
            .map(({ action, calls: sent, rows, throttles, errors, regions }) => {
              return { action, requests: sent, rows, throttles, errors, regions };
            })
            .sort((a, b) => byBytes(a.action, b.action)),
    provenance: provenanceOf(input),
    evidence: evidence.map(({ item: { rules, ...item }, recordCount, written }) => ({
      ...item,
      record_count: recordCount,
      bytes: written.bytes,
      sha256: written.sha256,
      rules,
    })),
    files: inOrder(files).map(({ path, what, bytes, sha256 }) => ({ path, what, bytes, sha256 })),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

/** Of every source in every region that was ever read: who read it last, when and with which requests. */
function provenanceOf({ posture, originAt }: BundleInput) {
  return posture.coverage
    .toSorted((a, b) => byBytes(a.source, b.source) || byBytes(a.region, b.region))
    .flatMap(({ source, region, lastReadAt }) => {
      if (lastReadAt === null) return [];
      const origin = originAt(lastReadAt);
      return {
        ...{ source, account: posture.account.id, region, collected_at: lastReadAt },
        collector_version: origin?.collectorVersion ?? notRecorded,
        caller_arn: origin?.callerArn ?? notRecorded,
        requests:
          origin === null
            ? notRecorded
            : askedOf(origin, source, region).map((asked) => ({
                ...paramsOf(asked),
                requests: asked.requests,
                answered: asked.answered,
                rows: asked.rows,
              })),
      };
    });
}

/** As `sha256sum` writes and reads it. */
export function sumsOf(files: readonly WrittenFile[]): string {
  return inOrder(files)
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join("");
}

function inOrder(files: readonly WrittenFile[]): WrittenFile[] {
  return files.toSorted((a, b) => byBytes(a.path, b.path));
}
