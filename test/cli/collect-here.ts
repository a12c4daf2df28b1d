/** A collection of a sandbox without a process of its own, for tests that are about another one. */
import { vi } from "vitest";
import { closeStores } from "../../lib/opened-store.ts";
import { type RefreshResult, refreshPosture } from "../../lib/refresh-posture.ts";
import type { Sandbox } from "./against-sandbox.ts";

/** What `demarc collect` does, in this process, which has the store open no longer than that. */
export async function collectHere({ environment }: Sandbox): Promise<RefreshResult> {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  try {
    return await refreshPosture();
  } finally {
    await closeStores();
    vi.unstubAllEnvs();
  }
}
