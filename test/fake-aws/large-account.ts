/**
 * Accounts of any size, for benchmarks: 17 enabled regions, a quarter of everything at home, packs and
 * the company's own rules, about 15 % failing. The same size, seed and `now` give the same account.
 */
import type { FakeAccount } from "./account.ts";
import { deployLargeRules } from "./large/deploy-rules.ts";
import { addFindings } from "./large/findings.ts";
import { largeRegions, shareOut } from "./large/regions.ts";
import { evaluateResources } from "./large/resources.ts";
import { addReports } from "./sample/reports.ts";
import { buildEmptyAccount, buildRecorder } from "./sample-account.ts";

export interface AccountSize {
  /** Verdicts on resources, over all rules and regions. */
  readonly evaluations: number;
  readonly findings: number;
}

/** The sizes collections are measured at. */
export const accountSizes = {
  typical: { evaluations: 3_000, findings: 200 },
  large: { evaluations: 200_000, findings: 20_000 },
  huge: { evaluations: 1_000_000, findings: 100_000 },
} as const satisfies Readonly<Record<string, AccountSize>>;

export type SizeName = keyof typeof accountSizes;

/** Builds the account; the last of its regions has nothing set up. */
export function buildLargeAccount(
  size: AccountSize,
  options: { readonly now?: Date; readonly seed?: number } = {},
): FakeAccount {
  const { seed = 1 } = options;
  const account = buildEmptyAccount(options);
  const names = new Set(largeRegions.map(({ name }) => name));
  for (const region of account.regions.values())
    if (!names.has(region.name)) region.optStatus = "DISABLED";
  const weights = largeRegions.map(({ weight }) => weight);
  const evaluations = shareOut(size.evaluations, weights);
  const findings = shareOut(size.findings, weights);
  for (const [index, { name, weight }] of largeRegions.entries()) {
    if (weight === 0) continue;
    const region = account.region(name);
    const isHome = name === account.homeRegion;
    region.recorder = buildRecorder(account, { includesGlobalTypes: isHome });
    const rules = deployLargeRules(account, region, isHome);
    evaluateResources(account, region, { rules, evaluations: evaluations[index] ?? 0, seed });
    addFindings(account, region, { findings: findings[index] ?? 0, seed });
  }
  addReports(account);
  return account;
}
