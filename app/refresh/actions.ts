"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { startRefresh } from "../../lib/start-refresh.ts";
import { requestedAt } from "../_posture/posture-door.ts";
import { rememberStartFailure } from "./start-failure.ts";

/**
 * Starts a collection and shows how it goes: the only way a person starts one in the browser. One that
 * already runs is shown instead; one that cannot start is told with the reason.
 */
export async function refresh(): Promise<void> {
  const outcome = await startRefresh();
  rememberStartFailure(
    outcome.kind === "failed" ? { at: requestedAt(), message: outcome.message } : null,
  );
  // The frame of the page, which a redirect alone would leave as it was, tells of collections too.
  revalidatePath("/", "layout");
  redirect("/refresh");
}
