import { cpus, totalmem } from "node:os";
import type { Machine } from "./results.ts";

/** What the figures of this run were seen on. */
export function machine(): Machine {
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model ?? "unknown",
    memoryGibibytes: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    on: new Date().toISOString().slice(0, 10),
  };
}
