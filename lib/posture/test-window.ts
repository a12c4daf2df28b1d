/** The one judge of whether GuardDuty saw a penetration test that somebody had declared. */

import type { FindingTypeMapping, PenetrationTesting, TestableService } from "./control.ts";
import type { TestWindow } from "./journal.ts";
import { byTextOf } from "./order.ts";
import { dayMilliseconds } from "./plain-date.ts";
import type { Finding, Instant } from "./snapshot.ts";

export type TestVerdict =
  /** All that was seen lies inside declared tests, the last of which ends then. */
  | { readonly kind: "expected"; readonly until: Instant }
  /** Some of it does, and some does not. */
  | { readonly kind: "in_part" }
  | { readonly kind: "undeclared" };

type Seen = Pick<Finding, "type" | "createdAt" | "updatedAt" | "firstSeenAt" | "lastSeenAt">;

/** Whether findings of this type tell of tools that penetration tests are made with. */
export function isTestTool({
  family,
  acceptableUse,
}: Pick<FindingTypeMapping, "family" | "acceptableUse">): boolean {
  return family === "penetration-testing" || acceptableUse === "penetration-testing";
}

/** Which services must be under test for the word in a finding's type: `PenTest:S3/KaliLinux`. */
const servicesOfWord: Readonly<Record<string, readonly string[]>> = {
  EC2: ["ec2", "elastic-beanstalk", "lightsail"],
  ECS: ["ecs", "fargate"],
  Lambda: ["lambda"],
  RDS: ["rds", "aurora"],
  Runtime: ["ec2", "ecs", "fargate", "elastic-beanstalk"],
  S3: ["s3-applications"],
};

/**
 * Whether a window covers findings of a type. Credentials (`PenTest:IAMUser/…`) are what a tester of any
 * service calls AWS with, so a test of any covers them; a word that is not known is covered by none.
 */
function covers({ services }: TestWindow, type: string): boolean {
  const word = /^[^:]*:([A-Za-z0-9]+)/.exec(type)?.[1] ?? "";
  if (word === "IAMUser") return true;
  return servicesOfWord[word]?.some((service) => services.includes(service)) ?? false;
}

/**
 * Judges a finding of a test's tool by the tests that were declared. What was seen from its first to its
 * last activity must lie inside them, ends included; windows that touch or overlap count as one.
 *
 * @returns null for a finding of any other type: a test excuses nothing but its own tools
 */
export function judgeByTests(
  finding: Seen,
  mapping: Pick<FindingTypeMapping, "family" | "acceptableUse">,
  windows: readonly TestWindow[],
): TestVerdict | null {
  if (!isTestTool(mapping)) return null;
  const from = finding.firstSeenAt ?? finding.createdAt;
  const to = finding.lastSeenAt ?? finding.updatedAt;
  const spans = joined(windows.filter((window) => covers(window, finding.type)));
  const around = spans.find(({ startsAt, endsAt }) => startsAt <= from && to <= endsAt);
  if (around !== undefined) return { kind: "expected", until: around.endsAt };
  const touches = spans.some(({ startsAt, endsAt }) => startsAt <= to && from <= endsAt);
  return { kind: touches ? "in_part" : "undeclared" };
}

type Span = Pick<TestWindow, "startsAt" | "endsAt">;

function joined(windows: readonly TestWindow[]): Span[] {
  const spans: { startsAt: Instant; endsAt: Instant }[] = [];
  for (const { startsAt, endsAt } of windows.toSorted(byTextOf((each) => each.startsAt))) {
    const last = spans.at(-1);
    if (last === undefined || startsAt > last.endsAt) spans.push({ startsAt, endsAt });
    else if (endsAt > last.endsAt) last.endsAt = endsAt;
  }
  return spans;
}

const longestTestDays = 90;

/** What is wrong with the time of a test, if anything, in whole sentences. */
export function problemsOfSpan({ startsAt, endsAt }: Span): readonly string[] {
  const milliseconds = Date.parse(endsAt) - Date.parse(startsAt);
  if (!(milliseconds > 0)) return ["A test ends after it begins."];
  if (milliseconds <= longestTestDays * dayMilliseconds) return [];
  return [`A test lasts ${longestTestDays} days at most: declare a longer one in parts.`];
}

/** A service that may be tested, by its id or its name. */
export function testableNamed(
  said: string,
  { permitted }: Pick<PenetrationTesting, "permitted">,
): TestableService | undefined {
  const wanted = bare(said);
  return permitted.find(({ id, service }) => bare(id) === wanted || bare(service) === wanted);
}

/** Why a service that is not on AWS's list is refused: what its policy says of it, and what is on the list. */
export function whyNotTestable(
  said: string,
  { permitted, prohibited, needsForm }: PenetrationTesting,
): string {
  const speaksOfIt = ({ activity }: { readonly activity: string }) =>
    bare(said).length > 1 && bare(activity).includes(bare(said));
  const quoted = JSON.stringify(said);
  return [
    `${quoted} is not on AWS’s list of what you may test without asking.`,
    ...prohibited
      .filter(speaksOfIt)
      .map(({ activity, note }) => `Forbidden: ${activity}.${note === null ? "" : ` ${note}`}`),
    ...needsForm
      .filter(speaksOfIt)
      .map(({ activity, how }) => `Only once AWS has agreed: ${activity}. ${how}`),
    `On the list: ${permitted.map(({ id }) => id).join(", ")}.`,
  ].join(" ");
}

function bare(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
