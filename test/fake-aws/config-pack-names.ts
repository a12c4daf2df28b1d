/** AWS Config: which conformance packs a call is about. */
import { AwsError } from "./aws-error.ts";
import type { Call } from "./operation.ts";
import type { FakePack } from "./state.ts";

/** How packs refuse a wrong limit. */
export const limitRefusal = "InvalidLimitException";
/** Packs come at most 20 a page. */
export const twenty = { max: 20, fallback: 20, refusal: limitRefusal };

const noSuchPack = (name: string): AwsError =>
  new AwsError("NoSuchConformancePackException", `Conformance pack '${name}' does not exist.`);

/** Every pack of the region, by name. */
export const allPacks = (call: Call): readonly FakePack[] =>
  [...call.region.packs.values()].sort((a, b) => (a.name < b.name ? -1 : 1));

/** The named packs, or all; one unknown name fails the call. */
export function packsAskedFor(call: Call, names: readonly string[] | null): readonly FakePack[] {
  if (names === null || names.length === 0) return allPacks(call);
  return names.map((name) => {
    const pack = call.region.packs.get(name);
    if (pack === undefined) throw noSuchPack(name);
    return pack;
  });
}

/** The one pack the call is about. */
export function onePack(call: Call): FakePack {
  const name = call.input.requiredText("ConformancePackName", { maxLength: 256 });
  const pack = call.region.packs.get(name);
  if (pack === undefined) throw noSuchPack(name);
  return pack;
}
