import type { FoundThing } from "../../lib/find-things.ts";
import {
  controlHref,
  findingHref,
  findingsHref,
  findingTypesHref,
  packHref,
  requirementHref,
  resourceHref,
  ruleHref,
  standardHref,
} from "../_links/hrefs.ts";
import { regionHref } from "../_links/resources-href.ts";
import { counted } from "../_words/numbers.ts";
import { shortPackName } from "../_words/pack-name.ts";
import { requirementStatusWords } from "../_words/standards.ts";
import { controlStatusWords } from "../_words/statuses.ts";
import type { Hit } from "./search-answer.ts";

/** Something found, in words, with where it lives. */
export function describeThing(thing: FoundThing): Hit {
  switch (thing.kind) {
    case "control":
      return { name: thing.title, detail: controlWords(thing), href: controlHref(thing.key) };
    case "standard":
      return {
        name: thing.name,
        detail: "requirement by requirement",
        href: standardHref(thing.id),
      };
    case "requirement": {
      const status = thing.status === null ? "" : `, ${requirementStatusWords[thing.status]}`;
      return {
        name: `${thing.id} ${thing.title}`,
        detail: `${thing.standardName}${status}`,
        href: requirementHref(thing.standard, thing.id),
      };
    }
    case "finding_type": {
      const { type, title, active } = thing;
      return {
        name: title,
        detail: `${type}, ${activeWords(active)}`,
        href: !active ? findingTypesHref({ search: type }) : findingsHref({ type }),
      };
    }
    case "finding":
    case "mention":
      return {
        name: thing.title,
        detail: `${thing.severity}, ${thing.region}, ${thing.id}`,
        href: findingHref(thing),
      };
    case "rule":
      return { name: thing.title, detail: thing.identifier, href: ruleHref(thing.identifier) };
    case "resource":
      return {
        name: thing.resourceId,
        detail: `${thing.resourceType}, ${thing.region}`,
        href: resourceHref(thing),
      };
    case "region":
      return { name: thing.region, detail: "what was seen there", href: regionHref(thing.region) };
    case "pack":
      return {
        name: shortPackName(thing.name),
        detail: `conformance pack, ${thing.region}`,
        href: packHref(thing),
      };
    default:
      return thing satisfies never;
  }
}

/** That none is active is known only where a detector was read. */
function activeWords(active: number | null): string {
  if (active === null) return "no detector read";
  return active === 0 ? "none active where read" : counted(active, "active finding");
}

function controlWords(control: Extract<FoundThing, { kind: "control" }>): string {
  const { status, severity, failingResources, key } = control;
  const words =
    status === "failing"
      ? `${controlStatusWords.failing} on ${counted(failingResources, "resource")}, ${severity}`
      : controlStatusWords[status];
  return `${words}, ${key}`;
}
