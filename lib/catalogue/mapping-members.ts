/**
 * What a mapping file is made of: words, texts, lists and members. Every scalar comes as text, as it was
 * written. Messages are for the person who wrote it: they say what is wrong, what is allowed, and what
 * was probably meant.
 */
import { z } from "zod";
import { pillarIds } from "../posture/vocabulary.ts";
import { notAmong } from "./not-among.ts";

/** One of a closed list. */
export function word<const Word extends string>(kind: string, allowed: readonly Word[]) {
  return z.enum(allowed, {
    error: ({ input }) =>
      typeof input === "string" && input !== ""
        ? notAmong(kind, input, allowed)
        : `must be one ${kind}. Allowed: ${allowed.join(", ")}.`,
  });
}

/** The same; `none` says that it is nobody's, and is given as null. */
export function wordOrNone<const Word extends string>(kind: string, allowed: readonly Word[]) {
  return word(kind, [...allowed, "none"]).transform((said): Word | null =>
    // What is left of the list without the word that was added.
    said === "none" ? null : (said as Word),
  );
}

/** Text for a page: one paragraph, bounded in characters, with nothing in it that cannot be seen. */
export function text(longest: number) {
  return z
    .string()
    .transform((said) => said.replace(/\s+/g, " ").trim())
    .pipe(
      z
        .string()
        .min(1, "must not be empty")
        .max(longest, `must not be longer than ${longest} characters`)
        .regex(/^\P{Cc}*$/u, "must hold no control characters")
        .regex(/^[^\p{Cf}\p{Cs}]*$/u, {
          // Marks that turn the direction of what follows are among these.
          error: ({ input }) => `must hold no unseen characters: ${unseenIn(String(input))}`,
        }),
    );
}

function unseenIn(said: string): string {
  const [character = ""] = /[\p{Cf}\p{Cs}]/u.exec(said) ?? [];
  const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0") ?? "";
  return `there is a U+${code}`;
}

export const sentences = text(1000);

/** Members and no others. The message has a line for each name that does not exist, in the order of `keys`. */
export function members<const Shape extends z.core.$ZodLooseShape>(shape: Shape, kind = "member") {
  const allowed = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => notAmong(kind, key, allowed)).join("\n")
        : undefined,
  });
}

/** A part that may be left empty: `rules:` and nothing below says nothing. */
export function part<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((said) => (said === "" ? {} : said), schema);
}

/** Each once. */
export function list<Schema extends z.ZodType>(item: Schema) {
  return z.array(item).refine((items) => new Set(items).size === items.length, {
    error: "holds the same twice",
  });
}

export const pillars = list(word("pillar", pillarIds)).min(1, "must hold at least one pillar");

/** Says what is wrong with a member, or with the whole where `path` is empty. */
export function complaining(context: Pick<z.core.$RefinementCtx, "addIssue">) {
  return (path: string, message: string) =>
    context.addIssue({ code: "custom", path: path === "" ? [] : [path], message });
}
