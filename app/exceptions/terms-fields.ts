import { exceptionLengths, mostDaysAhead } from "../../lib/posture/exception-rules.ts";
import type { Exception } from "../../lib/posture/exceptions.ts";
import { plainDateAfter } from "../../lib/posture/plain-date.ts";
import { longestName } from "../../lib/posture/seen-text.ts";
import type { FormField } from "../_journal/form-field.ts";

/**
 * Reason, owner, ticket and last day: what every exception says, and what may be changed of it.
 *
 * @param terms as they stand; null: there are none yet
 * @param today a plain date
 */
export function termsFields(terms: Exception | null, today: string): FormField[] {
  const days = { first: today, last: plainDateAfter(today, mostDaysAhead) ?? today };
  return [
    {
      kind: "text",
      name: "reason",
      label: "Reason",
      hint: "For whoever reads it next year: why this is accepted, and what is done instead. At least 10 characters.",
      value: terms?.reason ?? "",
      isRequired: true,
      longest: exceptionLengths.reason.most,
    },
    {
      kind: "line",
      name: "owner",
      label: "Owner",
      hint: "Who answers for it: a person or a team.",
      value: terms?.owner ?? "",
      isRequired: true,
      longest: longestName,
      isHalf: true,
    },
    {
      kind: "date",
      name: "expiresOn",
      label: "Last day",
      hint: `At its end, UTC, it fails again. At most ${days.last}.`,
      value: terms?.expiresOn ?? "",
      isRequired: true,
      days,
      isHalf: true,
    },
    {
      kind: "line",
      name: "ticket",
      label: "Ticket",
      hint: "Where it was discussed: an address, or a reference such as SEC-123. May be left empty.",
      value: terms?.ticket ?? "",
      longest: exceptionLengths.ticket.most,
    },
  ];
}
