/** One occurrence: which finding, where, which of the region's resources, and its own dice. */
import { chanceOf, hashOf, hexOf } from "../fingerprint.ts";
import type { JsonObject } from "../state.ts";
import type { Plot } from "./finding-plots.ts";
import { idOf, nameOf } from "./names.ts";

export interface Scene {
  readonly accountId: string;
  readonly region: string;
  readonly now: Date;
  readonly plot: Plot;
  /** Tells this occurrence from all others; everything made up about it hangs on it. */
  readonly seed: string;
  /** Which of the region's resources. */
  readonly index: number;
}

export const pick = <T>(scene: Scene, topic: string, options: readonly [T, ...T[]]): T =>
  options[hashOf(`${scene.seed}/${topic}`) % options.length] ?? options[0];

export const chance = (scene: Scene, topic: string): number => chanceOf(`${scene.seed}/${topic}`);

export const hexFor = (scene: Scene, topic: string, length: number): string =>
  hexOf(`${scene.seed}/${topic}`, length);

/** The id of the scene's resource of a type: the same ids the inventory has. */
export const resourceIdOf = (scene: Scene, type: string): string =>
  idOf(type, scene.index, { accountId: scene.accountId, region: scene.region });

export const workloadOf = (scene: Scene): string => nameOf(scene.index);

/** Seconds since 1970, that many days ago. */
export const epochDaysAgo = (scene: Scene, days: number): number =>
  Math.round(scene.now.getTime() / 1000 - days * 86_400);

/** An address from the blocks kept for documentation, with the place and network it belongs to. */
type Remote = readonly [
  ip: string,
  countryCode: string,
  country: string,
  city: string,
  latitude: number,
  longitude: number,
  asn: string,
  organization: string,
];
const remotes: readonly [Remote, ...Remote[]] = [
  ["198.51.100.23", "NL", "Netherlands", "Amsterdam", 52.37, 4.9, "64496", "Example Hosting B.V."],
  ["203.0.113.77", "US", "United States", "Ashburn", 39.04, -77.49, "64497", "Example Cloud LLC"],
  ["192.0.2.146", "BR", "Brazil", "São Paulo", -23.55, -46.63, "64498", "Exemplo Telecom"],
  ["198.51.100.201", "SG", "Singapore", "Singapore", 1.35, 103.82, "64499", "Example Transit Pte"],
  ["203.0.113.9", "DE", "Germany", "Frankfurt am Main", 50.11, 8.68, "64500", "Beispielnetz GmbH"],
];

/** Who was at the other end. */
export function remoteOf(scene: Scene): {
  readonly ip: string;
  readonly country: string;
  readonly details: JsonObject;
} {
  const [ip, countryCode, countryName, cityName, lat, lon, asn, org] = pick(
    scene,
    "remote",
    remotes,
  );
  return {
    ip,
    country: countryName,
    details: {
      ipAddressV4: ip,
      country: { countryCode, countryName },
      city: { cityName },
      geoLocation: { lat, lon },
      organization: { asn, asnOrg: org, isp: org, org },
    },
  };
}

/** An id of EC2's form that no inventory has. */
export const idFor = (scene: Scene, prefix: string): string =>
  `${prefix}-0${hexFor(scene, prefix, 16)}`;

/** `orders-prod` is workload `orders` in stage `prod`. */
export function tagsOf(scene: Scene): readonly JsonObject[] {
  const [workload = "", stage = ""] = workloadOf(scene).split(/-(?=[^-]*$)/);
  return [
    { key: "workload", value: workload },
    { key: "stage", value: stage },
  ];
}
