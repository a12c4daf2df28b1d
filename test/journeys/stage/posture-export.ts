import type { RequirementStatus } from "../../../lib/posture/vocabulary.ts";

/** The members of the JSON export that journeys hold pages against. */
export interface ExportedPosture {
  readonly sample: boolean;
  readonly account: { readonly id: string };
  readonly coverage: readonly {
    readonly region: string;
    readonly source: string;
    readonly state: string;
  }[];
  readonly findings: Readonly<
    Record<"critical" | "high" | "medium" | "low" | "archived" | "sample", number>
  >;
  readonly pillars: readonly {
    readonly id: string;
    readonly controls: Readonly<Record<"passing" | "failing" | "notEvaluated", number>>;
    readonly measured: number | null;
  }[];
  readonly frameworks: readonly {
    readonly id: string;
    readonly counts: Readonly<Record<RequirementStatus, number>>;
  }[];
}

/** What a program would get from the dashboard. */
export async function exportedPosture(address: string): Promise<ExportedPosture> {
  const response = await fetch(`${address}/exports/json`);
  if (!response.ok) throw new Error(`the export answered ${response.status}`);
  // The schema of the export has a test of its own; a journey reads a few members.
  return (await response.json()) as ExportedPosture;
}
