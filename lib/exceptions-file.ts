/** Junction: the file of exceptions that people keep in git, read with the place of whatever is wrong in it. */
import { z } from "zod";
import { quoted, visible } from "./catalogue/not-among.ts";
import { readYaml, type YamlPath, type YamlReading } from "./catalogue/read-yaml.ts";
import { exceptionsFileSchema } from "./exports/exceptions-to-yaml.ts";
import { isExceptionId, tidyDraft } from "./posture/exception-rules.ts";
import type { Exception } from "./posture/exceptions.ts";

/** Something wrong in the file. */
export interface FileProblem {
  /** From 1. */
  readonly line: number;
  /** For people, without the line. */
  readonly message: string;
}

export type ExceptionsFile =
  | {
      readonly kind: "file";
      /** The account that the file is of. */
      readonly account: string;
      readonly exceptions: readonly Exception[];
      /** The line of a member of an exception; of its beginning, where it has none such. */
      readonly lineOf: (index: number, member?: string) => number;
      readonly accountLine: number;
    }
  | { readonly kind: "refused"; readonly problems: readonly FileProblem[] };

const text = z.string();

const schema = z.strictObject({
  schema: z.literal(exceptionsFileSchema),
  account: text.regex(/^\d{12}$/, { error: "write the account's 12 digits, in quotes" }),
  exceptions: z.array(
    z.strictObject({
      id: text.refine(isExceptionId, {
        error: "write EX- and eight capital letters or digits, such as EX-7K2M9QX4",
      }),
      control: text,
      resource: text.optional(),
      pattern: text.optional(),
      reason: text,
      owner: text,
      ticket: text.optional(),
      expiresOn: text,
    }),
  ),
});

/** Reads the file whole, or says everything that is wrong with its form. What each exception says is not judged. */
export function readExceptionsFile(content: string): ExceptionsFile {
  const yaml = readYaml(content);
  if (yaml.problems.length > 0) return refused(yaml.problems);
  const parsed = schema.safeParse(yaml.value, { error: wordsOf });
  if (!parsed.success)
    return refused(parsed.error.issues.flatMap((issue) => problemsOf(issue, yaml)));
  const { account, exceptions } = parsed.data;
  const lineOf = (index: number, member?: string) =>
    lineAt(yaml, ["exceptions", index, ...(member === undefined ? [] : [member])]);
  const twice = exceptions.flatMap(({ id }, index) => {
    const first = exceptions.findIndex((each) => each.id === id);
    if (first === index) return [];
    const message = `id: ${id} stands there twice, first in line ${lineOf(first, "id")}`;
    return [{ line: lineOf(index, "id"), message }];
  });
  if (twice.length > 0) return refused(twice);
  return {
    kind: "file",
    account,
    exceptions: exceptions.map(
      ({ id, resource = null, pattern = null, ticket = null, ...rest }) => ({
        id,
        ...tidyDraft({ ...rest, resource, pattern, ticket }),
      }),
    ),
    lineOf,
    accountLine: lineAt(yaml, ["account"]),
  };
}

function refused(problems: readonly FileProblem[]): ExceptionsFile {
  const inOrder = problems.toSorted((a, b) => a.line - b.line);
  return { kind: "refused", problems: inOrder.map(({ line, message }) => ({ line, message })) };
}

function lineAt({ placeOf }: YamlReading, path: YamlPath): number {
  return placeOf(path, "name").line;
}

function wordsOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "is missing" : typeWords[issue.expected];
    case "invalid_value":
      return `must be ${exceptionsFileSchema}`;
    default:
      return undefined;
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: "must be plain text",
  array: "must be a list, each one after a dash",
  object: "must have members of its own, each on a line below and further in",
};

function problemsOf(issue: z.core.$ZodIssue, yaml: YamlReading): FileProblem[] {
  const member = issue.path.findLast((step) => typeof step === "string");
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      line: lineAt(yaml, [...issue.path, key]),
      message: `${quoted(key)} is no member of ${issue.path.length === 0 ? "the file" : "an exception"}`,
    }));
  const name = member === undefined ? "the file" : visible(String(member));
  return [{ line: lineAt(yaml, issue.path), message: `${name}: ${issue.message}` }];
}
