import { awsItemIds, customerItemIds, pillarIds } from "../../lib/posture/vocabulary.ts";
import { exportFormats } from "../_links/export-formats.ts";
import {
  declaredTestsHref,
  findingTypesHref,
  pillarHref,
  responsibilityHref,
  severityRubricHref,
  userControlsHref,
} from "../_links/hrefs.ts";
import { mainPlaces, morePlaces } from "../_links/places.ts";
import { awsItems, customerItems, operations, pillarNamed } from "../_words/names.ts";
import type { Hit } from "./search-answer.ts";

/** A page; the main ones are shown before anything is typed. */
interface PageHit extends Hit {
  readonly isMain: boolean;
}

/** Every page that is the same in every account. */
export const pages: readonly PageHit[] = [
  ...[...mainPlaces, ...morePlaces].map(({ name, holds, href }) => ({
    name,
    detail: holds,
    href,
    isMain: true,
  })),
  ...[
    ...pillarIds.map((id) => ({ ...pillarNamed(id), kind: "pillar", href: pillarHref(id) })),
    { ...operations, kind: "yours", href: responsibilityHref("operations") },
    ...customerItemIds.map((id) => ({
      ...customerItems[id],
      kind: "yours",
      href: responsibilityHref(id),
    })),
    ...awsItemIds.map((id) => ({ ...awsItems[id], kind: "AWS’s", href: responsibilityHref(id) })),
  ].map(({ name, covers, kind, href }) => ({
    name,
    detail: `${kind}: ${covers}`,
    href,
    isMain: false,
  })),
  ...[
    {
      name: "Finding types",
      detail: "GuardDuty’s types in the catalogue",
      href: findingTypesHref(),
    },
    {
      name: "Severity rubric",
      detail: "how a control comes to its severity",
      href: severityRubricHref,
    },
    {
      name: "Classify a rule",
      detail: "how a rule nobody knows is placed",
      href: "/catalogue/classify",
    },
    {
      name: "User controls",
      detail: "what AWS’s SOC reports expect of you",
      href: userControlsHref,
    },
    {
      name: "Declared tests",
      detail: "penetration tests that somebody announced",
      href: declaredTestsHref,
    },
    { name: "Collection", detail: "how the latest one went", href: "/refresh" },
    { name: "Help", detail: "keys, marks, and the look of the pages", href: "/help" },
  ].map((page) => ({ ...page, isMain: false })),
];

/** What can be done; without a script the address leads to where it is done. */
export const acts: readonly Hit[] = [
  { name: "Refresh", detail: "collect from AWS now", href: "/refresh", act: "refresh" },
  ...exportFormats.map(({ format, name, holds }) => ({
    name: `Export ${name}`,
    detail: holds,
    href: `/exports/${format}`,
    act: `export:${format}` as const,
  })),
  ...(["dark", "light", "system"] as const).map((theme) => ({
    name: { dark: "Dark pages", light: "Light pages", system: "Pages as the system is" }[theme],
    detail: "theme, remembered in this browser",
    href: "/help#look",
    act: `theme:${theme}` as const,
  })),
  { name: "Keys", detail: "what the keyboard does", href: "/help", act: "help" },
];
