import type { ReactNode } from "react";
import { longestName } from "../../lib/posture/seen-text.ts";
import type { FormAnswer } from "./form-answer.ts";

interface Named {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Beside another half, where there is room. */
  readonly isHalf?: boolean;
}

/** One line, some lines, a day, or a time in UTC. */
export type WrittenField = Named & {
  readonly kind: "line" | "text" | "date" | "instant";
  readonly value: string;
  readonly isRequired?: boolean;
  readonly longest?: number;
  /** Of a day: the first and the last that it may be. */
  readonly days?: { readonly first: string; readonly last: string };
  /** What a browser may fill in. */
  readonly fills?: "name";
};

/** Any number of a list. */
export type SeveralField = Named & {
  readonly kind: "several";
  readonly values: readonly string[];
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

/** One of a list; what is chosen may have to be named. */
export type ChoiceField = Named & {
  readonly kind: "choice";
  readonly value: string;
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly named?: WrittenField;
  }[];
};

/** A box to tick, beside what that means. */
export type TickField = Pick<Named, "name" | "isHalf"> & {
  readonly kind: "tick";
  readonly says: ReactNode;
};

/** One question of a form. */
export type FormField = WrittenField | SeveralField | ChoiceField | TickField;

/** The form that a field stands in. */
export interface AnsweredForm {
  /** Ids of fields begin with it. */
  readonly id: string;
  readonly answer: FormAnswer;
  /** The first field with which something is wrong; null: none. */
  readonly firstWrong: string | null;
}

/** Who writes or decides, as they say it. */
export function nameField(value: string, name = "who"): WrittenField {
  return {
    kind: "line",
    name,
    label: "Your name",
    hint: "The journal keeps it as you say it: Demarc cannot prove who you are. This browser remembers it.",
    value,
    isRequired: true,
    longest: longestName,
    fills: "name",
  };
}

/** Every field that is asked for, those of choices too, in the order of the page. */
export function namesOf(fields: readonly FormField[]): string[] {
  return fields.flatMap((field) => [
    field.name,
    ...(field.kind === "choice" ? field.options.flatMap(({ named }) => named?.name ?? []) : []),
  ]);
}

/** What was typed into a field, once anything was sent; what it begins with before. */
export function typedInto({ answer }: AnsweredForm, name: string, value: string): string {
  return answer.message === null ? value : (answer.typed[name]?.[0] ?? "");
}
