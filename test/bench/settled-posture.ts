/** Two postures compared: which of their members may differ between two collections of the same account. */
import { createHash } from "node:crypto";
import { lookInto } from "./stored-rows.ts";

/**
 * Members that say when a collection was and which; their values may differ. Everything else must be
 * equal, what AWS said of its own dates among it.
 */
const ofTheCollection: ReadonlySet<string> = new Set([
  "generatedAt",
  "asOf",
  "snapshot",
  "collectedAt",
  "lastReadAt",
  "observedAt",
]);

/** The posture's JSON without the times and ids of its own collection. */
export function settled(exported: string): string {
  return JSON.stringify(
    JSON.parse(exported, (name, value: unknown) => (ofTheCollection.has(name) ? undefined : value)),
    null,
    1,
  );
}

/** Where two texts begin to differ. */
export function firstDifference(is: string, shall: string): string {
  const [left, right] = [is.split("\n"), shall.split("\n")];
  const line = left.findIndex((text, index) => text !== right[index]);
  return `${(left[line] ?? "").trim()} instead of ${(right[line] ?? "").trim()}`;
}

/** Every snapshot that was ever saved, with a digest of all that its row holds. */
export const acknowledged = (folder: string): Promise<ReadonlyMap<string, string>> =>
  lookInto(
    folder,
    (database) =>
      new Map(
        database
          .prepare("select * from snapshots order by valid_at")
          .all()
          .map((row) => [String(row.id), digestOf(Object.values(row))]),
      ),
  );

/** All that a page could show of verdicts and findings now, as one digest: dates of AWS among it. */
export const heldNow = (folder: string): Promise<string> =>
  lookInto(folder, (database) =>
    [
      `select region, rule_name, resource_type, resource_id, compliance, annotation,
        in_state_since, evaluated_at from evaluations where valid_to is null order by 1, 2, 3, 4`,
      "select region, id, digest, archived from findings where valid_to is null order by 1, 2",
    ]
      .map((query) =>
        digestOf(
          database
            .prepare(query)
            .all()
            .flatMap((row) => Object.values(row)),
        ),
      )
      .join(" "),
  );

function digestOf(values: readonly unknown[]): string {
  const hash = createHash("sha256");
  for (const value of values)
    hash.update(value instanceof Uint8Array ? value : `${typeof value} ${String(value)};`);
  return hash.digest("hex");
}
