import type { RuleMapping } from "../../posture/control.ts";
import type { JournalEntry } from "../../posture/journal.ts";
import type { ControlAssessment, ExceptionAssessment } from "../../posture/posture.ts";
import { uuidOf } from "./oscal-ids.ts";
import type { Run } from "./oscal-run.ts";
import { count, line, listed, prop } from "./oscal-texts.ts";

/**
 * A check that fails. The id follows account and check, not the day: whoever tracks risks meets the same one
 * again.
 */
export function riskOfCheck(
  run: Run,
  result: string,
  control: ControlAssessment,
  mapping: RuleMapping,
  observation: string,
) {
  const { id } = run.posture.account;
  return {
    uuid: uuidOf("risk", id, result, control.key),
    title: line(control.title),
    description: `${count(control.nonCompliantResources, "resource fails", "resources fail")} the check in ${control.failingRegions.join(", ")}.`,
    statement: line(mapping.meaning),
    props: [prop("check", control.key), prop("severity", control.severity)],
    status: "open",
    origins: run.origins,
    remediations: [
      {
        uuid: uuidOf("remediation", id, result, control.key),
        lifecycle: "recommendation",
        title: "What to do",
        description: line(mapping.remediation, 2000),
      },
    ],
    "related-observations": [{ "observation-uuid": observation }],
  };
}

/** What a person accepted, with its deadline. One that ran out is open again. */
export function riskOfException(
  run: Run,
  result: string,
  exception: ExceptionAssessment,
  observation: string | null,
) {
  const { id, control, reason, owner, ticket, expiresOn, active } = exception;
  const name = ["risk", run.posture.account.id, result, "exception", id];
  return {
    uuid: uuidOf(...name),
    title: `Exception ${line(id)}`,
    description: line(reason, 2000),
    statement: `${scopeWords(exception)} may fail the check ${line(control)} until the end of ${line(expiresOn)}, UTC. An accepted failure is still a failure.`,
    props: [
      ...(active ? [{ name: "accepted", value: id }] : []),
      prop("check", control),
      prop("owner", owner),
      ...(ticket === null ? [] : [prop("ticket", ticket)]),
    ],
    status: active ? "deviation-approved" : "open",
    origins: run.origins,
    ...(/^\d{4}-\d{2}-\d{2}$/.test(expiresOn) ? { deadline: `${expiresOn}T23:59:59.999Z` } : {}),
    ...logOf(
      run.decisions.filter((entry) => entry.id === id),
      name,
    ),
    ...listed(
      "related-observations",
      observation === null ? [] : [{ "observation-uuid": observation }],
    ),
  };
}

/** Who made, altered or took it back, and when. */
export function partyUuid(who: string): string {
  return uuidOf("party", who);
}

function logOf(entries: readonly JournalEntry[], name: readonly string[]): object {
  if (entries.length === 0) return {};
  const inOrder = entries.toSorted((a, b) => a.number - b.number);
  return {
    "risk-log": {
      entries: inOrder.map((entry) => ({
        uuid: uuidOf(...name, "entry", entry.number),
        title: entry.before === null ? "Accepted" : entry.after === null ? "Taken back" : "Changed",
        start: entry.at,
        "logged-by": [{ "party-uuid": partyUuid(entry.who) }],
        ...(entry.after === null ? {} : { "status-change": "deviation-approved" }),
      })),
    },
  };
}

function scopeWords({ resource, pattern }: ExceptionAssessment): string {
  if (resource !== null) return `Resource ${line(resource)}`;
  return pattern === null ? "Every resource" : `Resources named ${line(pattern)}`;
}
