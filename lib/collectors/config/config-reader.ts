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

/** A deployed pack, with what AWS says of it and the rules it deployed. */
export interface FoundPack {
  readonly wire: WirePack;
  /** AWS's word for its verdict; null when it was not read. */
  readonly verdict: string | null;
  readonly score: string | null;
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
