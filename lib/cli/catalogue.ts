import { type Command, InvalidArgumentError, Option } from "commander";
import type { ListedStandard } from "../exports/catalogue-rows.ts";
import { catalogueToCsv } from "../exports/catalogue-to-csv.ts";
import { catalogueToJson } from "../exports/catalogue-to-json.ts";
import { catalogueToMarkdown } from "../exports/catalogue-to-markdown.ts";
import type { ListedCatalogue } from "../exports/listed-catalogue.ts";
import type { Standard } from "../posture/standard.ts";
import {
  classifyNamed,
  readFindingTypes,
  readRules,
  readRulesFor,
  readStandard,
  readStandards,
} from "../read-catalogue.ts";
import { UsageError } from "./exit-codes.ts";
import { writeResult } from "./write-result.ts";

const writers = { json: catalogueToJson, csv: catalogueToCsv, md: catalogueToMarkdown } as const;
const formats = ["json", "csv", "md"] as const;
const kinds = ["rules", "findings", "standards"] as const;

interface CatalogueOptions {
  readonly format: (typeof formats)[number];
  readonly kind: (typeof kinds)[number];
  readonly standard?: string;
  readonly classify?: string;
  readonly type?: string;
  readonly output?: string;
}

/** `demarc catalogue`: what Demarc knows of rules, finding types and standards; asks AWS nothing. */
export function addCatalogue(program: Command, finish: (code: number) => void): void {
  program
    .command("catalogue")
    .description("print how rules, finding types and standards are mapped, and why")
    .addOption(new Option("--format <format>", "the form").choices(formats).default("json"))
    .addOption(new Option("--kind <kind>", "what of it").choices(kinds).default("rules"))
    .option("--standard <id>", "only what bears on this standard, such as pci-dss-4.0.1")
    .addOption(
      new Option("--classify <name>", "how a rule of this name would be placed")
        .argParser(parseName)
        .conflicts(["kind", "standard"]),
    )
    .addOption(
      new Option("--type <type>", "a resource type it judges, for --classify").argParser(parseType),
    )
    .option("--output <file>", "write into this file; default: stdout")
    .action(async (options: CatalogueOptions) =>
      finish(await writeResult(written(options), options.output)),
    );
}

async function* written(options: CatalogueOptions): AsyncIterable<string> {
  yield writers[options.format](listed(options));
}

function listed({ kind, standard: id, classify, type }: CatalogueOptions): ListedCatalogue {
  if (classify !== undefined)
    return { kind: "rule", name: classify, rule: classifyNamed(classify, type) };
  if (type !== undefined) throw new UsageError("--type: name the rule too, with --classify.");
  const standard = id === undefined ? null : namedStandard(id);
  switch (kind) {
    case "rules":
      return { kind, rules: rulesFor(standard), standard: standard?.id ?? null };
    case "findings":
      return { kind, findingTypes: findingTypesFor(standard) };
    case "standards":
      return { kind, standards: (standard === null ? readStandards() : [standard]).map(withRules) };
    default:
      return kind satisfies never;
  }
}

function namedStandard(id: string): Standard {
  const standard = readStandard(id);
  if (standard !== null) return standard;
  const known = readStandards().map((each) => each.id);
  throw new UsageError(
    `--standard ${JSON.stringify(id)}: there is no such standard. There are ${known.toSorted().join(", ")}.`,
  );
}

/** Rules that are evidence for something in the standard. */
function rulesFor(standard: Standard | null) {
  if (standard === null) return readRules();
  const prefix = `${standard.id}:`;
  return readRules().filter(({ controls }) => controls.some((id) => id.startsWith(prefix)));
}

/** Types whose active findings contradict some requirement of the standard. */
function findingTypesFor(standard: Standard | null) {
  if (standard === null) return readFindingTypes();
  const families = new Set(
    standard.rows.flatMap((row): readonly string[] => (row.assessable ? row.findings : [])),
  );
  return readFindingTypes().filter(({ family }) => family !== null && families.has(family));
}

function withRules(standard: Standard): ListedStandard {
  return {
    standard,
    rulesFor: (row) =>
      readRulesFor(standard.id, row).map(({ mapping, source }) => ({
        identifier: mapping.identifier ?? "",
        source,
      })),
  };
}

function parseName(text: string): string {
  if (text.trim() !== "") return text.trim();
  throw new InvalidArgumentError("Write the rule's name.");
}

function parseType(text: string): string {
  if (/^\w+(::\w+){2,3}$/.test(text)) return text;
  throw new InvalidArgumentError("Write a resource type, such as AWS::S3::Bucket.");
}
