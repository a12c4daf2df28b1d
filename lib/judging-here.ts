/** Junction: how snapshots are judged here and now, with the catalogue and the mapping file in force. */
import { openedCatalogue } from "./opened-catalogue.ts";
import { assessPosture } from "./posture/assess-posture.ts";
import type { Judging } from "./store/open-store.ts";

/** A snapshot is judged as of its own instant. @throws MappingError, CatalogueError */
export function judgingHere(): Judging {
  const { catalogue, digest } = openedCatalogue();
  return {
    assessedWith: digest,
    assess: (snapshot) =>
      assessPosture({ snapshot, catalogue, exceptions: [], asOf: snapshot.header.finishedAt }),
  };
}
