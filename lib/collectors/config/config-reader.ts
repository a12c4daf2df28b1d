import type { ConfigServiceClient } from "@aws-sdk/client-config-service";
import type { Recorder } from "../../posture/snapshot.ts";
import type { SourceReader } from "../source-reader.ts";
import type { WirePack, WireRule } from "./wire-schema.ts";

/** What Config is read with in one region. */
export interface ConfigReader extends SourceReader {
  readonly client: ConfigServiceClient;
  /** Whether to read the tags of custom rules. */
  readonly ruleTags: boolean;
}

/** The reader of one reading, which also hears what was deleted between one question and the next. */
export interface RegionReader extends ConfigReader {
  readonly onGone: (what: "rule" | "pack", name: string) => void;
}

/** A deployed pack with the rules it deployed. */
export interface FoundPack {
  readonly wire: WirePack;
  /** Null when they could not be read. */
  readonly ruleNames: readonly string[] | null;
}

/** What is deployed in a region, before any verdict. */
export interface Setup {
  /** Null: there is none. */
  readonly recorder: Recorder | null;
  readonly rules: readonly WireRule[];
  /** Null when they could not be read. */
  readonly packs: readonly FoundPack[] | null;
}
