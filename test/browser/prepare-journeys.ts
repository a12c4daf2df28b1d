/** Before the journeys: a browser and a built dashboard, or one sentence about what is missing. */
import { buildDashboard } from "../../lib/cli/serve/build-dashboard.ts";
import { findChromium } from "./find-chromium.ts";

export default async function prepareJourneys(): Promise<void> {
  findChromium();
  if (!(await buildDashboard())) throw new Error("The journeys need a dashboard that builds.");
}
