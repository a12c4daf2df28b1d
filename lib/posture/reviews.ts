/** What reviewers added to an account, as it stood at one instant. */
import type { Note, TestWindow, UserControl } from "./journal.ts";
import type { FrameworkAssessment, Posture, RequirementAssessment } from "./posture.ts";
import { referenceOf } from "./standard.ts";

/** Each list in order of id. */
export interface Reviews {
  readonly notes: readonly Note[];
  readonly userControls: readonly UserControl[];
  readonly testWindows: readonly TestWindow[];
}

/** What a note is about, as the journal names it: `control:KEY`, `requirement:standard:requirement`. */
export function aboutControl(key: string): string {
  return `control:${key}`;
}

export function aboutRequirement(standard: string, requirement: string): string {
  return `requirement:${referenceOf(standard, requirement)}`;
}

/**
 * The reviewer's note on a requirement, where it counts: the mapping file can speak of the same, and the
 * later review of the two is the one that stands. Of one day, the reviewer's; a date stands before none.
 */
export function noteThatStands(
  note: Note | undefined,
  mapped: Pick<RequirementAssessment, "lastReviewedOn">,
): Note | null {
  if (note === undefined) return null;
  return (note.lastReviewedOn ?? "") >= (mapped.lastReviewedOn ?? "") ? note : null;
}

/** Looks notes on requirements up; made once for many. */
export function noteOn(
  notes: readonly Note[],
): (standard: string, requirement: string) => Note | undefined {
  const noteAbout = byAbout(notes);
  return (standard, requirement) => noteAbout.get(aboutRequirement(standard, requirement));
}

/** Looks notes on controls up, by key; made once for many. */
export function noteOnControl(notes: readonly Note[]): (key: string) => Note | undefined {
  const noteAbout = byAbout(notes);
  return (key) => noteAbout.get(aboutControl(key));
}

function byAbout(notes: readonly Note[]): ReadonlyMap<string, Note> {
  return new Map(notes.map((note) => [note.about, note]));
}

/** A posture whose requirements carry their reviewers' notes and dates; the same one when there are none. */
export function withNotes(posture: Posture, notes: readonly Note[]): Posture {
  if (!notes.some(({ about }) => about.startsWith("requirement:"))) return posture;
  const noteOf = noteOn(notes);
  const carry = ({ id: standard, ...framework }: FrameworkAssessment): FrameworkAssessment => ({
    id: standard,
    ...framework,
    controls: framework.controls.map((requirement) => {
      const note = noteThatStands(noteOf(standard, requirement.id), requirement);
      if (note === null) return requirement;
      return {
        ...requirement,
        // Who only looked said nothing against what stood there.
        note: note.text === "" ? requirement.note : note.text,
        lastReviewedOn: note.lastReviewedOn,
      };
    }),
  });
  return { ...posture, frameworks: posture.frameworks.map(carry) };
}
