/**
 * `npm run visual:accept`: takes the pictures anew and makes them the accepted ones. Look at what changed
 * (`git diff` names the files) before you commit it.
 */
import { buildDashboard } from "../../lib/cli/serve/build-dashboard.ts";
import { launchBrowser } from "../journeys/stage/launch-browser.ts";
import { openScenes } from "../journeys/stage/scenes.ts";
import { accept, acceptOutlines, drawnBy, forgetAccepted } from "./compare.ts";
import { takeAll } from "./take-all.ts";

if (!(await buildDashboard())) throw new Error("There is no dashboard to take pictures of.");
await using scenes = await openScenes();
const browser = await launchBrowser();
await forgetAccepted();
const outlines = await takeAll(browser, scenes.addresses, ({ name }, png) => accept(name, png));
await acceptOutlines({ chromium: drawnBy(browser.version()), outlines });
process.stderr.write(`${Object.keys(outlines).length} pictures are accepted: see git diff.\n`);
await browser.close();
