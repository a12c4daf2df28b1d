import { aboutRequirement } from "../../../../lib/posture/reviews.ts";
import { NoteCard } from "../../../_notes/note-card.tsx";
import { currentReviews } from "../../../_posture/reviews-door.ts";
import type { StandingRequirement } from "./find-requirement.ts";

/** What a reviewer said of a requirement. Where the mapping file was reviewed later, it says so. */
export async function RequirementNote({ of }: { readonly of: StandingRequirement }) {
  const { standard, row, posture } = of;
  const accountId = posture.account.id;
  const about = aboutRequirement(standard.id, row.id);
  const { notes } = await currentReviews(accountId);
  const reviewed = notes.find((note) => note.about === about)?.lastReviewedOn ?? "";
  const mapped = row.lastReviewedOn;
  return (
    <NoteCard
      about={about}
      accountId={accountId}
      className="mt-5"
      later={mapped !== null && mapped > reviewed ? mapped : null}
    />
  );
}
