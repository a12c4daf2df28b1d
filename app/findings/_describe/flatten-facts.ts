import { isRecord, text } from "../../../lib/posture/walk-json.ts";
import type { Fact } from "./fact.ts";

const deepest = 5;
const mostFacts = 24;

/**
 * Everything an object says, one line for each value: what stands in for a description where GuardDuty
 * tells something Demarc does not know yet. Ends somewhere, whatever it is given.
 */
export function flattenFacts(value: unknown): Fact[] {
  const facts: Fact[] = [];
  collect(value, [], facts);
  return facts;
}

function collect(value: unknown, path: readonly string[], facts: Fact[]): void {
  if (facts.length >= mostFacts || path.length > deepest) return;
  if (Array.isArray(value)) {
    const plain = value.map(text);
    if (plain.every((each) => each !== null)) {
      if (plain.length > 0) facts.push({ name: inWords(path), value: plain.join(", ") });
      return;
    }
    for (const each of value) collect(each, path, facts);
    return;
  }
  if (isRecord(value)) {
    for (const [name, inner] of Object.entries(value)) collect(inner, [...path, name], facts);
    return;
  }
  const said = text(value);
  if (said !== null) facts.push({ name: inWords(path), value: said });
}

/** `DbShardGroupArn` as `Db shard group ARN`; of a path its last two names. */
function inWords(path: readonly string[]): string {
  const words = path
    .slice(-2)
    .join(" ")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase()
    .replaceAll(/\b(arn|ip|id|dns|vpc|api|s3|iam|ec2)\b/g, (word) => word.toUpperCase());
  return words === "" ? "Value" : words.slice(0, 1).toUpperCase() + words.slice(1);
}
