/** What an exception must be to be taken into the journal. */
import type { Exception } from "./exceptions.ts";
import { isPlainDate, plainDateAfter } from "./plain-date.ts";
import { nameProblem, unseenProblem } from "./seen-text.ts";
import type { Instant } from "./snapshot.ts";

/** Days before its last day from which an exception is said to run out. */
export const warnedDays = 14;

/** The farthest that an exception may end: a year, and never a day more. */
export const mostDaysAhead = 365;

/** How long its texts may be, in characters. */
export const exceptionLengths = {
  reason: { least: 10, most: 2000 },
  ticket: { most: 300 },
  pattern: { most: 300, mostStars: 10 },
} as const;

/** What a person says of an exception; its id is given to it. */
export type ExceptionDraft = Omit<Exception, "id">;
export type ExceptionField = keyof ExceptionDraft;

/** What of an exception may be changed: what it excuses stays, or it would be another one. */
export const changeableFields = ["reason", "owner", "ticket", "expiresOn"] as const;
export type ExceptionTerms = Pick<Exception, (typeof changeableFields)[number]>;

export interface ExceptionProblem {
  readonly field: ExceptionField | "id" | "who";
  /** A sentence for people: what is wrong, and what would do. */
  readonly problem: string;
}

const idPattern = /^EX-[0-9A-Z]{8}$/;

/** Whether a text may be an exception's id: `EX-` and eight capital letters or digits. */
export function isExceptionId(text: string): boolean {
  return idPattern.test(text);
}

/** A draft as it is kept: no blanks around, line breaks of one kind, and what says nothing left out. */
export function tidyDraft(draft: ExceptionDraft): ExceptionDraft {
  return {
    control: draft.control.trim(),
    resource: tidyOptional(draft.resource),
    pattern: tidyOptional(draft.pattern),
    ...tidyTerms(draft),
  };
}

/** The same for what may be changed. */
export function tidyTerms({ reason, owner, ticket, expiresOn }: ExceptionTerms): ExceptionTerms {
  return {
    reason: tidy(reason),
    owner: tidy(owner),
    ticket: tidyOptional(ticket),
    expiresOn: expiresOn.trim(),
  };
}

/**
 * What is wrong with a tidy draft, apart from what only a snapshot can tell.
 *
 * @param at on whose day, UTC, it is made
 */
export function problemsOfDraft(draft: ExceptionDraft, at: Instant): ExceptionProblem[] {
  return [...problemsOfTarget(draft), ...problemsOfTerms(draft, at)];
}

/** What is wrong with the terms of an exception, new or changed. */
export function problemsOfTerms(terms: ExceptionTerms, at: Instant): ExceptionProblem[] {
  const { reason, owner, ticket, expiresOn } = terms;
  return [
    ...say("reason", reasonProblem(reason)),
    ...say("owner", ownerProblem(owner)),
    ...say("ticket", ticket === null ? null : ticketProblem(ticket)),
    ...say("expiresOn", expiryProblem(expiresOn, at)),
  ];
}

/** A resource's name is AWS's, whatever is in it; that it is known, a snapshot tells. */
function problemsOfTarget({ control, resource, pattern }: ExceptionDraft): ExceptionProblem[] {
  if (control === "") return say("control", "Name the control.");
  if (resource !== null && pattern !== null)
    return say("pattern", "Name one resource or a pattern, not both.");
  return say("pattern", pattern === null ? null : patternProblem(pattern));
}

function reasonProblem(reason: string): string | null {
  const { least, most } = exceptionLengths.reason;
  const length = lengthOf(reason);
  if (length < least)
    return `Say why, in at least ${least} characters: whoever reads it next year must understand it.`;
  if (length > most) return `The reason has ${length} characters; there is room for ${most}.`;
  return unseenProblem(reason);
}

function ownerProblem(owner: string): string | null {
  return nameProblem(owner, "Name who answers for it: a person or a team.");
}

function ticketProblem(ticket: string): string | null {
  const { most } = exceptionLengths.ticket;
  if (lengthOf(ticket) > most) return `The ticket is longer than ${most} characters.`;
  if (/\n/.test(ticket)) return "Write the ticket on one line.";
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(ticket)?.[1]?.toLowerCase();
  const isScript = /^(javascript|data|vbscript|file|blob):/i.test(ticket);
  const isLink = scheme === "http" || scheme === "https";
  if (isScript || (scheme !== undefined && !isLink) || (isLink && !URL.canParse(ticket)))
    return "Write the ticket as an http or https address, or as a short reference such as SEC-123.";
  return unseenProblem(ticket);
}

function patternProblem(pattern: string): string | null {
  const { most, mostStars } = exceptionLengths.pattern;
  if (/^\*+$/.test(pattern))
    return "That is every resource: leave the pattern out, so that it is said as plainly as it is meant.";
  if (!pattern.includes("*"))
    return "A pattern has a * for any characters; without one, name it as the resource.";
  if (lengthOf(pattern) > most) return `The pattern is longer than ${most} characters.`;
  if (pattern.split("*").length - 1 > mostStars)
    return `The pattern has more than ${mostStars} stars.`;
  return unseenProblem(pattern);
}

function expiryProblem(expiresOn: string, at: Instant): string | null {
  const today = at.slice(0, 10);
  const last = plainDateAfter(today, mostDaysAhead) ?? today;
  const form = `Write its last day as a date, from ${today} to ${last}`;
  if (!isPlainDate(expiresOn)) return `${form}.`;
  if (expiresOn < today) return `${form}: ${expiresOn} is over (UTC).`;
  return expiresOn > last ? `${form}: an exception lasts a year at most.` : null;
}

function say(field: ExceptionField, problem: string | null): ExceptionProblem[] {
  return problem === null ? [] : [{ field, problem }];
}

function lengthOf(text: string): number {
  return [...text].length;
}

function tidy(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n").trim();
}

function tidyOptional(text: string | null): string | null {
  const tidied = tidy(text ?? "");
  return tidied === "" ? null : tidied;
}
