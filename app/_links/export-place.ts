import { itemWords, pillarWords } from "../../lib/exports/words.ts";
import { customerItemIds, pillarIds } from "../../lib/posture/vocabulary.ts";
import { shortPackName } from "../_words/pack-name.ts";
import { decodedSegment } from "./path-segment.ts";

/** What a page is about as a whole, as a file can be narrowed to it. */
export interface ExportPlace {
  readonly filter: Readonly<Record<string, string>>;
  /** `This pillar`: what kind of place. */
  readonly kind: string;
  /** Which one; of a pack it is AWS's text. */
  readonly name: string;
}

/** Null where a page is about everything, or about what no file can be narrowed to. */
export function exportPlaceOf(path: string): ExportPlace | null {
  const [kind = "", first = "", second = ""] = path
    .split("/")
    .slice(1)
    .map((segment) => decodedSegment(segment) ?? "");
  if (first === "") return null;
  switch (kind) {
    case "pillars": {
      const pillar = pillarIds.find((id) => id === first);
      return pillar ? { filter: { pillar }, kind: "This pillar", name: pillarWords[pillar] } : null;
    }
    case "responsibilities": {
      const responsibility = customerItemIds.find((id) => id === first);
      if (responsibility === undefined) return null;
      return { filter: { responsibility }, kind: "This item", name: itemWords[responsibility] };
    }
    case "regions":
      // Some sources are read there; it is no region to ask a file for.
      if (first === "global") return null;
      return { filter: { region: first }, kind: "This region", name: first };
    case "packs": {
      if (second === "") return null;
      const name = `${shortPackName(second)} in ${first}`;
      return { filter: { region: first, pack: second }, kind: "This pack", name };
    }
    case "standards":
      return { filter: { standard: first }, kind: "This standard", name: first };
    default:
      return null;
  }
}
