import { Card } from "../_components/card.tsx";
import { nameField } from "../_journal/form-field.ts";
import { JournalForm } from "../_journal/journal-form.tsx";
import { rememberedName } from "../_journal/your-name.ts";
import { requestedAt } from "../_posture/posture-door.ts";
import { readHistoryOf } from "../_posture/reviews-door.ts";
import { day } from "../_words/instants.ts";
import { saveNote } from "./actions.ts";
import { NoteHistory } from "./note-history.tsx";
import { NoteText } from "./note-text.tsx";

/** What a reviewer said of a control or a requirement, what was said before, and the form to say more. */
export async function NoteCard({
  accountId,
  about,
  later = null,
  className = "",
}: {
  readonly accountId: string;
  /** As the journal names it. */
  readonly about: string;
  /** A plain date on which the mapping file says it was reviewed since. */
  readonly later?: string | null;
  readonly className?: string;
}) {
  const history = await readHistoryOf({ accountId, kind: "note", id: about, limit: 20 });
  const [newest] = history.rows;
  const note = newest?.after ?? null;
  const reviewed = note?.lastReviewedOn ?? null;
  return (
    <Card
      aside={reviewed === null ? "nobody reviewed it yet" : `last reviewed ${day(reviewed)}`}
      className={`scroll-mt-4 ${className}`}
      id="note"
      title="Reviewer’s note"
    >
      {note !== null && <NoteText note={note} />}
      {note !== null && later !== null && (
        <p className="mb-2 text-mute text-sm">
          Your mapping file says it was reviewed on {day(later)}, which is later: its words stand in
          the matrix.
        </p>
      )}
      <JournalForm
        action={saveNote}
        fields={[
          {
            kind: "text",
            name: "text",
            label: "Note",
            hint:
              note === null || note.text === ""
                ? "Empty when you only looked."
                : "Leave the words as they are when you only looked; empty them to take them back.",
            value: note?.text ?? "",
            longest: 4000,
          },
          {
            kind: "date",
            name: "lastReviewedOn",
            label: "Reviewed on",
            value: requestedAt().slice(0, 10),
            isRequired: true,
          },
          nameField(await rememberedName(), "reviewer"),
        ]}
        hidden={{ account: accountId, about, seen: String(newest?.number ?? 0) }}
        id="write-note"
        fold={note === null ? "Write a note, or say that you looked" : "Review it again"}
        submit="Save"
      />
      <NoteHistory entries={history.rows} total={history.total} />
    </Card>
  );
}
