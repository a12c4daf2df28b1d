/** The shape of the user's mapping file, whole. */
import { z } from "zod";
import type { Catalogue } from "../posture/control.ts";
import { members, part } from "./mapping-members.ts";
import {
  type FindingTypeSaid,
  findingTypeSchema,
  type RuleSaid,
  ruleSchema,
} from "./mapping-rules.ts";
import { type StandardSaid, standardSchema } from "./mapping-standards.ts";
import { reference } from "./reference-said.ts";

/** Against the names that this catalogue has. */
export function mappingSchema({ standards }: Pick<Catalogue, "standards">) {
  const shapes = standards.map(
    (standard) => [standard.id, part(standardSchema(standard)).optional()] as const,
  );
  return part(
    members({
      rules: part(z.record(z.string(), ruleSchema(reference(standards)))).optional(),
      findingTypes: part(z.record(z.string(), findingTypeSchema)).optional(),
      standards: part(members(Object.fromEntries(shapes), "standard")).optional(),
    }),
  );
}

/** What a mapping file says, checked against the catalogue it is to be laid upon. */
export interface Mapping {
  /** By identifier, by name, or by the beginning of either with a star behind it. */
  readonly rules: Readonly<Record<string, RuleSaid>>;
  readonly findingTypes: Readonly<Record<string, FindingTypeSaid>>;
  readonly standards: Readonly<Record<string, StandardSaid | undefined>>;
}
