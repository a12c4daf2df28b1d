import { excusesByControl, excusesOfOne } from "../../../lib/posture/exceptions.ts";
import type { ControlAssessment, Posture, RuleAssessment } from "../../../lib/posture/posture.ts";
import type { EvaluationCompliance } from "../../../lib/posture/vocabulary.ts";
import { controlHref, withQuery } from "../../_links/hrefs.ts";
import { type SearchParams, textOf, unusedOf, wordOf } from "../../_links/search-params.ts";

export const resourceOrders = ["oldest", "newest"] as const;

/** Which resources of a control a list shows; `EXCEPTED`: those that fail, which somebody accepts. */
export const resourceVerdicts = ["NON_COMPLIANT", "EXCEPTED", "COMPLIANT"] as const;
export type ResourceVerdict = (typeof resourceVerdicts)[number];

/** Ordering by age reads all rows there are: above this many it would keep others waiting. */
export const mostByAge = 50_000;

/** Which of a control's resources a page shows. */
export interface ResourceListing {
  readonly compliance: ResourceVerdict;
  readonly region: string | undefined;
  /** Only as the rules of this name judged them. */
  readonly rule: string | undefined;
  readonly search: string | undefined;
  /** Of the excepted, only what the exception of this id excuses. */
  readonly exception: string | undefined;
  /** Undefined: by type and name. */
  readonly order: (typeof resourceOrders)[number] | undefined;
  /** Where the page begins; undefined is the first. */
  readonly after: string | undefined;
  /** The resource in the panel beside the list. */
  readonly shown: string | undefined;
  /** Filters of the address that name nothing Demarc knows. */
  readonly unused: readonly string[];
}

/** Failing resources first, unless the control has none; with an exception, what that excuses. */
export function readResourceListing(
  parameters: SearchParams,
  control: ControlAssessment,
  { exceptions }: Pick<Posture, "exceptions">,
): ResourceListing {
  const exception = exceptionIn(parameters, control, exceptions);
  const said = wordOf(parameters, "compliance", resourceVerdicts);
  const asked = said ?? (exception === undefined ? undefined : "EXCEPTED");
  const compliance = asked ?? resourceVerdicts.find((each) => resourcesOf(control, each) > 0);
  const rows = compliance === undefined ? 0 : resourcesOf(control, compliance);
  const order = wordOf(parameters, "order", resourceOrders);
  const region = textOf(parameters, "region");
  const rule = textOf(parameters, "rule");
  const search = textOf(parameters, "search");
  return {
    compliance: compliance ?? "COMPLIANT",
    region,
    rule,
    search,
    exception,
    order: rows > mostByAge ? undefined : order,
    unused: unusedOf(parameters, { compliance: said, region, rule, search, exception, order }),
    after: textOf(parameters, "after"),
    shown: textOf(parameters, "show"),
  };
}

/** Only one of the control's own, and only where the excepted are asked for. */
function exceptionIn(
  parameters: SearchParams,
  { key }: ControlAssessment,
  exceptions: Posture["exceptions"],
): string | undefined {
  const id = textOf(parameters, "exception");
  const verdict = wordOf(parameters, "compliance", resourceVerdicts) ?? "EXCEPTED";
  const isKnown = exceptions.some((each) => each.id === id && each.control === key && each.active);
  return isKnown && verdict === "EXCEPTED" ? id : undefined;
}

/** How many resources a control has of one verdict. */
export function resourcesOf(control: ControlAssessment, verdict: ResourceVerdict): number {
  switch (verdict) {
    case "NON_COMPLIANT":
      return control.nonCompliantResources;
    case "EXCEPTED":
      return control.exceptedResources;
    case "COMPLIANT":
      return control.compliantResources;
    default:
      return verdict satisfies never;
  }
}

/** What the store is asked for a listing, with the exceptions of its posture. */
export function storeQueryOf(
  { compliance, region, rule, search, exception, order }: ResourceListing,
  { control, posture }: { readonly control: ControlAssessment; readonly posture: Posture },
) {
  return {
    ...verdictQueryOf(compliance, exception, { control, posture }),
    ...(region === undefined ? {} : { region }),
    ...(rule === undefined ? {} : { rule }),
    ...(search === undefined ? {} : { search }),
    ...(order === undefined ? {} : { order }),
  };
}

function verdictQueryOf(
  verdict: ResourceVerdict,
  exception: string | undefined,
  {
    control,
    posture: { exceptions },
  }: { readonly control: ControlAssessment; readonly posture: Posture },
) {
  if (verdict === "COMPLIANT") return { compliance: verdict };
  const excepted = verdict === "EXCEPTED";
  const excuses =
    excepted && exception !== undefined
      ? (excusesOfOne(exceptions, exception) ?? undefined)
      : excusesByControl(exceptions).get(control.key);
  return { compliance: "NON_COMPLIANT" as const, excuses, excepted };
}

/** The address of a listing changed in part; a change of what is listed begins at the first page. */
export function resourceListingHref(
  control: ControlAssessment,
  listing: ResourceListing,
  change: Partial<ResourceListing>,
): string {
  const {
    shown,
    unused: _,
    ...query
  } = { ...listing, after: undefined, shown: undefined, ...change };
  return `${controlHref(control.key, { ...query, show: shown })}#resources`;
}

/** A change that takes away whatever a listing is narrowed by. */
export const unfiltered = {
  region: undefined,
  rule: undefined,
  search: undefined,
  exception: undefined,
} as const satisfies Partial<ResourceListing>;

/** The file of a listing, all pages of it. */
export function resourceFileHref(control: ControlAssessment, listing: ResourceListing): string {
  const { compliance, region, rule, search, exception, order } = listing;
  const query = { control: control.key, compliance, region, rule, search, exception, order };
  return withQuery("/lists/control-resources.csv", query);
}

/** What one deployed rule says, of the control it is a copy of: as many resources as the rule has. */
export function ruleResourcesHref(
  { control, name, region }: Pick<RuleAssessment, "control" | "name" | "region">,
  compliance: EvaluationCompliance,
): string {
  return `${controlHref(control, { compliance, region, rule: name })}#resources`;
}
