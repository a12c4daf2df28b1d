/** The findings of the sample account: types by the plans that are on, resources the region has. */
import type { FakeAccount } from "../account.ts";
import findingTypes from "../facts/finding-types.json" with { type: "json" };
import { chanceOf, hashOf, hexOf } from "../fingerprint.ts";
import type { FakeFinding, FakeRegion } from "../state.ts";
import { attackSequencesFor } from "./attack-sequences.ts";
import { happeningOf } from "./finding-actions.ts";
import { type Plot, plots } from "./finding-plots.ts";
import { resourceNameOf, resourceOf } from "./finding-resources.ts";
import { chance, remoteOf, type Scene } from "./finding-scene.ts";
import { homeRegion } from "./regions.ts";

const day = 86_400_000;

/** Of all findings, these shares are archived or made by GuardDuty's sample generator. */
const archivedShare = 0.16;
const sampleEvery = 22;

/** Features of the finding types that a region's detector plans cover. */
function coveredFeatures(region: FakeRegion): ReadonlySet<string> {
  const always = ["CLOUDTRAIL_MANAGEMENT", "VPC_FLOW_LOGS", "DNS_LOGS", "MALWARE_PROTECTION_S3"];
  const on = (region.detector?.features ?? [])
    .filter(({ status }) => status === "ENABLED")
    .map(({ name }) => name);
  return new Set([...always, ...on]);
}

const factsByType = new Map(Object.entries(findingTypes));

/** The region's deck: at home every type comes once before any comes twice. */
function deckOf(region: FakeRegion, seed: number): readonly Plot[] {
  const features = coveredFeatures(region);
  return plots
    .filter(({ type }) => features.has(factsByType.get(type)?.feature ?? ""))
    .flatMap((plot) => Array.from({ length: plot.weight ?? 1 }, (_, copy) => ({ plot, copy })))
    .map(({ plot, copy }) => ({
      plot,
      rank:
        (region.name === homeRegion ? copy : 0) +
        chanceOf(`${seed}/${region.name}/${plot.type}/${copy}`),
    }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ plot }) => plot);
}

const severityNumbers: Readonly<Record<string, readonly number[]>> = {
  Critical: [9, 9.5],
  High: [8, 8, 7, 8.5, 8.95],
  Medium: [5, 5, 4, 6, 6.9],
  Low: [2, 2, 1, 3],
  Variable: [8, 5],
};

function severityOf(scene: Scene): number {
  const choices = severityNumbers[factsByType.get(scene.plot.type)?.severity ?? ""] ?? [5];
  return choices[hashOf(`${scene.seed}/severity`) % choices.length] ?? 5;
}

interface Times {
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** GuardDuty keeps findings 90 days: none here is older. */
function timesOf(scene: Scene): Times {
  const at = (daysAgo: number): string =>
    new Date(scene.now.getTime() - daysAgo * day).toISOString();
  const updated = chance(scene, "updated") ** 2 * 80;
  const created = updated + chance(scene, "created") * (86 - updated);
  return {
    createdAt: at(created),
    updatedAt: at(updated),
    firstSeen: at(created + 0.01),
    lastSeen: at(updated + 0.005),
  };
}

/** The sentence after the title: what a person would ask next. */
function detailOf(scene: Scene): string {
  const { act } = scene.plot;
  const { ip, country } = remoteOf(scene);
  switch (act.kind) {
    case "file":
      return `${act.threat} is in ${act.path}.`;
    case "process":
      return `The command was: ${act.commandLine}`;
    case "dns":
      return `The name asked for was ${act.domain}.`;
    case "api":
      return `The call was ${act.api} of ${act.service}, from ${ip} (${country}).`;
    case "net":
    case "probe":
      return `Port ${act.port}; the other end was ${ip} (${country}).`;
    case "kubernetes":
      return `The call was ${act.verb} ${act.uri}, from ${ip} (${country}).`;
    case "login":
      return `The sign-ins came from ${ip} (${country}).`;
    default:
      return act satisfies never;
  }
}

/** One finding as GuardDuty writes it. */
function findingOf(
  scene: Scene,
  account: FakeAccount,
  detectorId: string,
  flags: { readonly archived: boolean; readonly sample: boolean },
): FakeFinding {
  const { plot, region, accountId } = scene;
  const id = hexOf(`finding/${scene.seed}`, 32);
  const { createdAt, updatedAt, firstSeen, lastSeen } = timesOf(scene);
  const title = plot.title
    .replace("{it}", resourceNameOf(scene))
    .replace(/^./, (first) => first.toUpperCase());
  return {
    schemaVersion: "2.0",
    accountId,
    region,
    partition: account.partition,
    id,
    arn: account.arn("guardduty", region, `detector/${detectorId}/finding/${id}`),
    type: plot.type,
    severity: severityOf(scene),
    title: `${flags.sample ? "[SAMPLE] " : ""}${title}.`,
    description: `${title}. ${detailOf(scene)}`,
    createdAt,
    updatedAt,
    resource: resourceOf(scene),
    service: {
      serviceName: "guardduty",
      detectorId,
      archived: flags.archived,
      count: 1 + (hashOf(`${scene.seed}/count`) % 40),
      eventFirstSeen: firstSeen,
      eventLastSeen: lastSeen,
      resourceRole: plot.role,
      additionalInfo: { type: "default", value: flags.sample ? '{"sample":true}' : "{}" },
      ...happeningOf(scene),
    },
  };
}

/** That many findings for a region's detector, attack sequences among them. */
export function findingsFor(
  account: FakeAccount,
  region: FakeRegion,
  detectorId: string,
  count: number,
  seed: number,
): readonly FakeFinding[] {
  const deck = deckOf(region, seed);
  const place = { accountId: account.id, region: region.name, now: account.now };
  const scenes = Array.from({ length: count }, (_, index): Scene[] => {
    const plot = deck[index % deck.length];
    return plot === undefined
      ? []
      : [{ ...place, plot, seed: `${seed}/${region.name}/${index}`, index: index % 5 }];
  }).flat();
  const ordinary = scenes.map((scene, index) => {
    const sample = index % sampleEvery === sampleEvery - 1;
    const archived = !sample && chanceOf(`${scene.seed}/archived`) < archivedShare;
    return findingOf(scene, account, detectorId, { archived, sample });
  });
  return attackSequencesFor(account, region, detectorId, ordinary);
}
