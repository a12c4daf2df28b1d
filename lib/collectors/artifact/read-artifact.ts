/**
 * Artifact, once for the account: what evidences AWS's half, and which agreements stand. A listing gives
 * all that is shown of a report, so no report is asked for by itself, new version or not.
 */
import type { Agreement, Observation, Report } from "../../posture/snapshot.ts";
import { attempt } from "../attempt.ts";
import { coverageOf, notRead, readWith, type SourceReader } from "../source-reader.ts";
import type { ArtifactClient } from "./artifact-client.ts";
import { fetchAgreements, fetchReports } from "./fetch.ts";
import { translateAgreement, translateReport } from "./translate.ts";
import { wireAgreementsPage, wireReportsPage } from "./wire-schema.ts";

export interface ArtifactReader extends SourceReader {
  readonly client: ArtifactClient;
}

type ArtifactObservation = Extract<Observation, { source: "artifact" }>;

/** Never throws for AWS's failures: they are the observation's coverage. */
export async function readArtifact(reader: ArtifactReader): Promise<ArtifactObservation> {
  const [reports, agreements] = await Promise.all([
    attempt(() => readReports(reader)),
    attempt(() => readAgreements(reader)),
  ]);
  const failures = [reports, agreements].flatMap((read) =>
    read.kind === "failed" ? [read.failure] : [],
  );
  for (const failure of failures) reader.onFailure(failure);
  if (reports.kind === "failed" && agreements.kind === "failed") {
    const coverage = coverageOf(reader, "artifact", notRead(reports.failure));
    return { source: "artifact", coverage, reading: null };
  }
  return {
    source: "artifact",
    coverage: coverageOf(reader, "artifact", readWith(failures)),
    reading: {
      reports: reports.kind === "read" ? reports.value : null,
      agreements: agreements.kind === "read" ? agreements.value : null,
    },
  };
}

async function readReports({ ask, client, onRows }: ArtifactReader): Promise<readonly Report[]> {
  const reports: Report[] = [];
  const pages = ask.pages("artifact:ListReports", wireReportsPage, (options) =>
    fetchReports(client, options),
  );
  for await (const page of pages) {
    onRows(page.length);
    reports.push(...page.map(translateReport));
  }
  return reports;
}

async function readAgreements({
  ask,
  client,
  onRows,
}: ArtifactReader): Promise<readonly Agreement[]> {
  const agreements: Agreement[] = [];
  const pages = ask.pages("artifact:ListCustomerAgreements", wireAgreementsPage, (options) =>
    fetchAgreements(client, options),
  );
  for await (const page of pages) {
    onRows(page.length);
    agreements.push(...page.map(translateAgreement));
  }
  return agreements;
}
