import type { Note } from "../../lib/posture/journal.ts";
import { AwsText } from "../_components/aws-text.tsx";

/** A note as it was written, a paragraph for each line, and who wrote it. */
export function NoteText({ note: { text, reviewer } }: { readonly note: Note }) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return (
    <div className="mb-2 max-w-[76ch] space-y-1.5">
      {lines.map((line, index) => (
        // Lines have no identity but their place, and the list never changes.
        <p key={`${index}`}>
          <AwsText text={line} />
        </p>
      ))}
      <p className="text-mute text-sm">
        {lines.length === 0 && "Looked at, without a word, by "}
        <AwsText text={reviewer} />
      </p>
    </div>
  );
}
