/**
 * The catalogue as a spreadsheet: a line for each rule, finding type or requirement. Several values in a
 * cell are parted by spaces. No comment lines and no byte order mark, as in the posture's CSV.
 */
import { stringify } from "csv-stringify/sync";
import type { FindingTypeMapping, RuleMapping } from "../posture/control.ts";
import { appliesHere, type Requirement, type Standard } from "../posture/standard.ts";
import type { MappingSource } from "../posture/vocabulary.ts";
import { identifiersBySource, type ListedStandard } from "./catalogue-rows.ts";
import type { ListedCatalogue } from "./listed-catalogue.ts";
import { byId } from "./order-rows.ts";
import { visibleText } from "./visible-text.ts";

/** What stands in each column of a line about one entry, in the order of the columns. */
type Columns<Entry> = Readonly<Record<string, (entry: Entry) => string | readonly string[] | null>>;

/** A cell that a spreadsheet would run begins with an apostrophe instead. */
export function catalogueToCsv(listed: ListedCatalogue): string {
  switch (listed.kind) {
    case "rules":
      return sheet(
        ruleColumns,
        byId(listed.rules, ({ identifier }) => [identifier ?? ""]),
      );
    case "findings":
      return sheet(
        findingTypeColumns,
        byId(listed.findingTypes, ({ type }) => [type]),
      );
    case "standards":
      return sheet(
        requirementColumns,
        byId(listed.standards, ({ standard }) => [standard.id]).flatMap(requirementsOf),
      );
    case "rule":
      return sheet({ name: () => listed.name, ...ruleColumns }, [listed.rule]);
    default:
      return listed satisfies never;
  }
}

function sheet<Entry>(columns: Columns<Entry>, entries: readonly Entry[]): string {
  const cells = entries.map((entry) =>
    Object.values(columns).map((cellOf) => visibleText(textOf(cellOf(entry)))),
  );
  return stringify([Object.keys(columns), ...cells], { escape_formulas: true });
}

function textOf(value: string | readonly string[] | null): string {
  return typeof value === "string" ? value : (value ?? []).join(" ");
}

const ruleColumns: Columns<RuleMapping> = {
  identifier: ({ identifier }) => identifier,
  title: ({ title }) => title,
  severity: ({ severity }) => severity,
  primary_pillar: ({ primaryPillar }) => primaryPillar,
  pillars: ({ pillars }) => pillars.toSorted(),
  focus_area: ({ focusArea }) => focusArea,
  responsibility: ({ responsibility }) => responsibility,
  group: ({ group }) => group,
  resource_types: ({ resourceTypes }) => resourceTypes.toSorted(),
  classified_by: ({ classifiedBy }) => classifiedBy,
  because: ({ because }) => because,
  deliberately: ({ deliberately }) => deliberately,
  meaning: ({ meaning }) => meaning,
  remediation: ({ remediation }) => remediation,
  command: ({ command }) => command,
  controls: ({ controls }) => controls.toSorted(),
};

const findingTypeColumns: Columns<FindingTypeMapping> = {
  type: ({ type }) => type,
  title: ({ title }) => title,
  family: ({ family }) => family,
  standing: ({ standing }) => standing,
  pillars: ({ pillars }) => pillars.toSorted(),
  responsibility: ({ responsibility }) => responsibility,
  acceptable_use: ({ acceptableUse }) => acceptableUse,
  features: ({ features }) => features.toSorted(),
  classified_by: ({ classifiedBy }) => classifiedBy,
  meaning: ({ meaning }) => meaning,
  first_step: ({ firstStep }) => firstStep,
  role_tells: ({ roleTells }) => (roleTells ? "yes" : "no"),
};

interface RequirementLine {
  readonly standard: Standard;
  readonly row: Requirement;
  readonly rules: Readonly<Record<MappingSource, readonly string[]>>;
}

const requirementColumns: Columns<RequirementLine> = {
  standard: ({ standard }) => standard.id,
  requirement: ({ row }) => row.id,
  title: ({ row }) => row.title,
  responsibility: ({ row }) => row.split.who,
  basis: ({ row }) => row.split.basis,
  how: ({ row }) => row.split.how,
  evidence: ({ row }) => row.split.evidence.toSorted(),
  scope: ({ row }) => row.scope,
  in_scope: ({ standard, row }) => (appliesHere(standard)(row) ? "yes" : "no"),
  label: ({ row }) => row.label,
  rules_user: ({ rules }) => rules.user,
  rules_aws: ({ rules }) => rules.aws,
  rules_community: ({ rules }) => rules.community,
  rules_demarc: ({ rules }) => rules.demarc,
  findings: ({ row }) => row.findings.toSorted(),
  components: ({ row }) => row.components,
  last_reviewed_on: ({ row }) => row.lastReviewedOn,
  note: ({ row }) => row.note,
};

/** In the standard's own order, without its headings: they are nobody's job. */
function requirementsOf({ standard, rulesFor }: ListedStandard): RequirementLine[] {
  return standard.rows.flatMap((row) =>
    row.assessable ? [{ standard, row, rules: identifiersBySource(rulesFor(row.id)) }] : [],
  );
}
