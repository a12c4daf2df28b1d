/** What a collection that AWS refused must be allowed, to whom, and how. */

import { shellWord } from "../../lib/exports/shell-word.ts";
import { ownCommand } from "../../lib/posture/own-command.ts";
import type { ExplainedCalls } from "../../lib/read-latest-calls.ts";

/** Who refused: nobody allowed it, somebody forbade it, or the organisation did. */
export type Refusal = "not_allowed" | "forbidden" | "organisation";

export interface RefusedCall {
  /** `config:DescribeConfigRules`: the IAM action as well. */
  readonly action: string;
  readonly why: string | null;
  readonly regions: number;
  readonly by: Refusal;
}

export interface WhatToAllow {
  /** Never empty. */
  readonly refused: readonly RefusedCall[];
  /** Statements of Demarc's policy that allow them. Never empty. */
  readonly statements: readonly string[];
  /** `the role demarc-read-only`; null when AWS did not name the caller. */
  readonly caller: string | null;
  /** Writes the policy and, where that is possible in IAM, gives it to the caller. */
  readonly command: string;
}

/** Null when AWS refused nothing that Demarc's policy allows. */
export function whatToAllow(calls: readonly ExplainedCalls[]): WhatToAllow | null {
  const denied = calls
    .filter(({ lastError }) => lastError !== null && denial.test(lastError))
    .sort((a, b) => b.regions - a.regions || (a.action < b.action ? -1 : 1));
  const statements = [...new Set(denied.flatMap(({ statement }) => statement ?? []))];
  if (statements.length === 0) return null;
  const caller = denied.map(({ lastError }) => callerIn(lastError ?? "")).find((it) => it !== null);
  return {
    refused: denied.map(({ action, why, regions, lastError }) => ({
      action,
      why,
      regions,
      by: refusalIn(lastError ?? ""),
    })),
    statements,
    caller: caller?.name ?? null,
    command: [`${printPolicy} > demarc-policy.json`, ...(caller?.attach ?? [])].join("\n"),
  };
}

const denial = /^(AccessDenied(Exception)?|UnauthorizedOperation)\b/;
const printPolicy = ownCommand("policy");

function refusalIn(words: string): Refusal {
  if (/service control policy/i.test(words)) return "organisation";
  return /explicit deny/i.test(words) ? "forbidden" : "not_allowed";
}

/** Who AWS says asked, and the command that gives a policy to such a one. */
function callerIn(words: string): { name: string; attach: readonly string[] } | null {
  const [, kind, path = ""] =
    /\barn:[\w-]+:(?:sts|iam)::\d+:(assumed-role|user)\/(\S+)/.exec(words) ?? [];
  const parts = path.split("/");
  const name = (kind === "user" ? parts.at(-1) : parts[0]) ?? "";
  if (kind === undefined || name === "") return null;
  // Identity Center writes these roles over: what they may do is its permission set's.
  const set = /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/.exec(name)?.[1];
  if (set !== undefined) return { name: `the permission set ${set}`, attach: [] };
  const what = kind === "user" ? "user" : "role";
  const word = shellWord(name, what.toUpperCase());
  return {
    name: `the ${what} ${name}`,
    attach: [
      `aws iam put-${what}-policy --${what}-name ${word} --policy-name Demarc --policy-document file://demarc-policy.json`,
    ],
  };
}
