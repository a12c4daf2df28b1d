/**
 * Reads every rule's verdict on every resource: with one query over the region where AWS Config keeps
 * those records, else pack by pack and rule by rule.
 */
import type { Evaluation, Instant } from "../../posture/snapshot.ts";
import { attempt } from "../attempt.ts";
import type { ReadFailure } from "../read-failure.ts";
import type { ConfigReader, Setup } from "./config-reader.ts";
import { fetchRuleVerdicts, fetchVerdictsByResource } from "./fetch.ts";
import { readRows } from "./read-rows.ts";
import { nameTooLong, planRows } from "./row-plan.ts";
import { translateResourceVerdicts } from "./translate.ts";
import { recordsType } from "./translate-recorder.ts";
import { wireResourceVerdictsPage, wireRuleVerdictsPage } from "./wire-schema.ts";

/** What was found of the rules' results. */
export interface Verdicts {
  /** Rows of each rule that has any, each resource once. */
  readonly rows: ReadonlyMap<string, readonly Evaluation[]>;
  /** Rules whose rows could not be read, or not all of them. */
  readonly unread: ReadonlyMap<string, ReadFailure>;
}

const resourceComplianceType = "AWS::Config::ResourceCompliance";

export async function readVerdicts(reader: ConfigReader, setup: Setup): Promise<Verdicts> {
  const { recorder, rules } = setup;
  if (rules.length === 0) return { rows: new Map(), unread: new Map() };
  if (recorder === null || !recordsType(recorder, resourceComplianceType))
    return readByPackAndRule(reader, setup);
  const query = await attempt(() => readByResource(reader, setup));
  if (query.kind === "failed") {
    reader.onFailure(query.failure);
    const unread = rules.map(({ ConfigRuleName }) => [ConfigRuleName, query.failure] as const);
    return { rows: new Map(), unread: new Map(unread) };
  }
  // No record at all: either no rule has a result, or the records are kept out of sight.
  if (query.value.size === 0) return readByPackAndRule(reader, setup);
  return { rows: await withDetails(reader, setup, query.value), unread: new Map() };
}

type Rows = Map<string, Map<string, Evaluation>>;

const keyOf = ({ resourceType, resourceId }: Evaluation) => `${resourceType}/${resourceId}`;

/** Keeps the first row of each resource: a list that moves while it is paged may show one twice. */
function keep(rows: Rows, row: Evaluation): void {
  const ofRule = rows.get(row.ruleName) ?? new Map<string, Evaluation>();
  rows.set(row.ruleName, ofRule);
  const key = keyOf(row);
  if (!ofRule.has(key)) ofRule.set(key, row);
}

async function readByResource(reader: ConfigReader, setup: Setup): Promise<Rows> {
  const { ask, client, accountId, region, onRows } = reader;
  const known = new Set(setup.rules.map(({ ConfigRuleName }) => ConfigRuleName));
  const rows: Rows = new Map();
  const pages = ask.pages("config:SelectResourceConfig", wireResourceVerdictsPage, (options) =>
    fetchVerdictsByResource(client, options),
  );
  for await (const page of pages) {
    const found = page.flatMap((wire) =>
      translateResourceVerdicts(wire, { accountId, region }, (name) => known.has(name)),
    );
    onRows(found.length);
    for (const row of found) keep(rows, row);
  }
  return rows;
}

/** The query gives verdicts only; why and when are asked for where something fails. */
async function withDetails(
  reader: ConfigReader,
  setup: Setup,
  rows: Rows,
): Promise<Verdicts["rows"]> {
  const fails = (name: string) =>
    rows
      .get(name)
      ?.values()
      .some(({ compliance }) => compliance === "NON_COMPLIANT") ?? false;
  await readRows(reader, planRows(setup, fails), "failures", (detail) => {
    const ofRule = rows.get(detail.ruleName);
    const row = ofRule?.get(keyOf(detail));
    if (row?.compliance !== "NON_COMPLIANT") return;
    const { annotation, evaluatedAt } = detail;
    // The query dates the resource's last change under any rule; this rule's result may be older.
    const inStateSince = earlier(row.inStateSince, evaluatedAt);
    ofRule?.set(keyOf(detail), { ...row, annotation, evaluatedAt, inStateSince });
  });
  return listed(rows);
}

function listed(rows: Rows): Verdicts["rows"] {
  return new Map([...rows].map(([name, ofRule]) => [name, [...ofRule.values()]]));
}

async function readByPackAndRule(reader: ConfigReader, setup: Setup): Promise<Verdicts> {
  const words = await attempt(() => readWordsByRule(reader));
  if (words.kind === "failed") reader.onFailure(words.failure);
  // Without AWS's word on a rule its rows are asked for: only a word can spare a slow call.
  const mayHaveRows = (name: string) =>
    words.kind === "failed" || words.value.get(name) !== "INSUFFICIENT_DATA";
  const plan = planRows(setup, mayHaveRows);
  const rows: Rows = new Map();
  const unread = await readRows(reader, plan, "all", (row) => keep(rows, row));
  const unaskable = plan.tooLong.map((name) => [name, nameTooLong(name)] as const);
  for (const [, failure] of unaskable) reader.onFailure(failure);
  return { rows: listed(rows), unread: new Map([...unread, ...unaskable]) };
}

async function readWordsByRule({
  ask,
  client,
}: ConfigReader): Promise<ReadonlyMap<string, string | null>> {
  const words = new Map<string, string | null>();
  const pages = ask.pages(
    "config:DescribeComplianceByConfigRule",
    wireRuleVerdictsPage,
    (options) => fetchRuleVerdicts(client, options),
  );
  for await (const page of pages)
    for (const { ConfigRuleName, Compliance } of page)
      words.set(ConfigRuleName, Compliance?.ComplianceType ?? null);
  return words;
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
