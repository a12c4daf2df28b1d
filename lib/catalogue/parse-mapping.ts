import type { z } from "zod";
import type { Catalogue } from "../posture/control.ts";
import { MappingError } from "./mapping-error.ts";
import { type Mapping, mappingSchema } from "./mapping-schema.ts";
import { quoted, visible, wordMeant } from "./not-among.ts";
import { readYaml, type YamlPath, type YamlProblem, type YamlReading } from "./read-yaml.ts";

/** Without a mapping file, or with an empty one. */
export const noMapping: Mapping = { rules: {}, findingTypes: {}, standards: {} };

/**
 * Reads a mapping file whole.
 *
 * @param path how the file is called, for messages
 * @throws MappingError naming everything that is wrong, each with line and column
 */
export function parseMapping(text: string, path: string, catalogue: Catalogue): Mapping {
  const yaml = readYaml(text);
  if (yaml.problems.length > 0) throw new MappingError(path, told(path, yaml.problems));
  if (yaml.value === null) return noMapping;
  const parsed = mappingSchema(catalogue).safeParse(yaml.value, { error: typeMessage });
  const problems = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap((issue) => problemsOf(issue, yaml))),
    ...nameProblems(yaml, catalogue),
  ];
  if (!parsed.success || problems.length > 0) throw new MappingError(path, told(path, problems));
  const { rules = {}, findingTypes = {}, standards = {} } = parsed.data;
  return { rules, findingTypes, standards };
}

function told(path: string, problems: readonly YamlProblem[]): string[] {
  return problems
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .map(({ line, column, message }) => `${path}:${line}:${column}: ${message}`);
}

/** For what zod finds itself; everything else brings its own words. */
function typeMessage(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== "invalid_type") return undefined;
  switch (issue.expected) {
    case "string":
      return "must be plain text";
    case "array":
      return "must be a list: [one, another]";
    case "object":
    case "record":
      return "must have members of its own, each on a line below and further in";
    default:
      return undefined;
  }
}

function problemsOf(issue: z.core.$ZodIssue, { placeOf }: YamlReading): YamlProblem[] {
  if (issue.code !== "unrecognized_keys") {
    const place = placeOf(issue.path, "value");
    return [{ ...place, message: `${namePath(issue.path)}${issue.message}` }];
  }
  // One line of the message for each name, as `members` makes it.
  const messages = issue.message.split("\n");
  return issue.keys.map((key, at) => ({
    ...placeOf([...issue.path, key], "name"),
    message: `${namePath(issue.path)}${messages[at] ?? issue.message}`,
  }));
}

function namePath(path: YamlPath): string {
  const names = path.filter((name) => typeof name === "string").map((name) => name.slice(0, 80));
  return names.length === 0 ? "" : `${visible(JSON.stringify(names.join(" > "))).slice(1, -1)}: `;
}

/** AWS's bound for the names of rules is 128. */
const longestName = 200;
const identifierForm = /^[A-Z0-9]+(_[A-Z0-9]+)+$/;

/** That identifiers and finding types exist. A star says that they need not, or not yet. */
function nameProblems({ value, placeOf }: YamlReading, catalogue: Catalogue): YamlProblem[] {
  const identifiers = catalogue.rules.flatMap(({ identifier }) => identifier ?? []);
  const types = catalogue.findingTypes.map(({ type }) => type);
  const check = (section: string, problemOf: (name: string) => string | null) =>
    namesIn(value, section).flatMap((name) => {
      const message = problemOfAnyName(name) ?? problemOf(name);
      return message === null
        ? []
        : [{ ...placeOf([section, name], "name"), message: `${section}: ${message}` }];
    });
  return [
    ...check("rules", (name) =>
      identifierForm.test(name) && !identifiers.includes(name)
        ? unknownName(name, "identifier of a managed rule", identifiers)
        : null,
    ),
    ...check("findingTypes", (name) =>
      name.endsWith("*") || types.includes(name) ? null : unknownName(name, "finding type", types),
    ),
  ];
}

function problemOfAnyName(name: string): string | null {
  if (name.trim() === "" || name === "*") return `${quoted(name)} names nothing`;
  if (name.length > longestName) return `${quoted(name)} is longer than ${longestName} characters`;
  if (name.slice(0, -1).includes("*")) return `${quoted(name)}: a star may only stand at the end`;
  return null;
}

function unknownName(name: string, kind: string, known: readonly string[]): string {
  const meant = wordMeant(name, known);
  const hint = meant === null ? "" : `did you mean ${meant}? `;
  return `${quoted(name)} is no ${kind} that Demarc knows: ${hint}If it is right all the same, write it with a star at its end.`;
}

function namesIn(value: unknown, section: string): string[] {
  const found = typeof value === "object" && value !== null ? Reflect.get(value, section) : null;
  return typeof found === "object" && found !== null && !Array.isArray(found)
    ? Object.keys(found)
    : [];
}
