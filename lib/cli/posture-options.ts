/** Options that say which posture is meant, the same for every command that reads one. */
import { type Command, InvalidArgumentError, Option } from "commander";
import { findUnknownName } from "../find-unknown-name.ts";
import { asOfForms, parseAsOf } from "../parse-as-of.ts";
import type { PostureFilter } from "../posture/posture-filter.ts";
import { customerItemIds, pillarIds, severities } from "../posture/vocabulary.ts";
import type { PostureQuery } from "../read-posture.ts";
import { regionNamePattern } from "../settings.ts";
import { UsageError } from "./exit-codes.ts";

export interface PostureOptions {
  readonly asOf?: string;
  readonly account?: string;
  readonly pillar?: (typeof pillarIds)[number];
  readonly responsibility?: (typeof customerItemIds)[number];
  readonly severity?: (typeof severities)[number];
  readonly region?: string;
  readonly pack?: string;
  readonly standard?: string;
}

export function addPostureOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--as-of <instant>",
        "the newest snapshot up to then: 2026-11-22 (its end, UTC) or 2026-11-22T09:00:00Z",
      ).argParser(parseInstant),
    )
    .addOption(
      new Option("--account <id>", "12 digits; default: the account collected last").argParser(
        parseAccount,
      ),
    )
    .addOption(new Option("--pillar <pillar>", "only this pillar").choices(pillarIds))
    .addOption(
      new Option("--responsibility <item>", "only this item of yours").choices(customerItemIds),
    )
    .addOption(new Option("--severity <severity>", "exactly this severity").choices(severities))
    .addOption(new Option("--region <region>", "only this region").argParser(parseRegion))
    .option("--pack <name>", "only this conformance pack")
    .option("--standard <id>", "only what is evidence for this standard, such as pci-dss-4.0.1");
}

/** Names that only the store can tell apart are checked against it, so that a typing error is not an empty result. */
export async function queryOf(options: PostureOptions): Promise<PostureQuery> {
  const { asOf, account } = options;
  const which = {
    ...(asOf === undefined ? {} : { asOf }),
    ...(account === undefined ? {} : { accountId: account }),
  };
  const filter = filterOf(options);
  const unknown = await findUnknownName({ ...which, filter });
  if (unknown !== null) {
    const { option, name, problem } = unknown;
    throw new UsageError(`--${option} ${JSON.stringify(name)}: ${problem}`);
  }
  return Object.keys(filter).length === 0 ? which : { ...which, filter };
}

function filterOf(options: PostureOptions): PostureFilter {
  const { pillar, responsibility, severity, region, pack, standard } = options;
  return {
    ...(pillar === undefined ? {} : { pillar }),
    ...(responsibility === undefined ? {} : { responsibility }),
    ...(severity === undefined ? {} : { severity }),
    ...(region === undefined ? {} : { region }),
    ...(pack === undefined ? {} : { pack }),
    ...(standard === undefined ? {} : { standard }),
  };
}

/** An account's id as an option. */
export function parseAccount(text: string): string {
  if (/^\d{12}$/.test(text)) return text;
  throw new InvalidArgumentError("An account id has 12 digits.");
}

function parseRegion(text: string): string {
  if (regionNamePattern.test(text)) return text;
  throw new InvalidArgumentError("Write a region's code, such as eu-west-1.");
}

function parseInstant(text: string): string {
  const instant = parseAsOf(text);
  if (instant !== null) return instant;
  throw new InvalidArgumentError(`Write ${asOfForms}.`);
}
