/**
 * Pictures of every kind of page into `docs/screenshots/`: both widths, light and dark. Run it with
 * `npm run screenshots` after a change of the look; takes a minute or two.
 */
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { buildDashboard } from "../../lib/cli/serve/build-dashboard.ts";
import { projectRoot } from "../../lib/cli/serve/project-root.ts";
import { againstSandbox } from "../cli/against-sandbox.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { firstLink, linkIn, oneFinding } from "./stage/every-page.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { startDashboard } from "./stage/start-dashboard.ts";
import { watchedPage, widths } from "./stage/watched-page.ts";

/** A page's own length, but no more than this: lists go on as they began. The overview is shown whole. */
const tallest = 1100;

const folder = join(projectRoot, "docs/screenshots");

if (!(await buildDashboard())) throw new Error("There is no dashboard to take pictures of.");
await using sandbox = await againstSandbox(buildSampleAccount());
await sandbox.run("collect");
await using dashboard = await startDashboard(sandbox.environment);
const browser = await launchBrowser();
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
for (const [device, width] of Object.entries(widths)) {
  for (const scheme of ["light", "dark"] as const) {
    await takeAll(browser, dashboard.address, { device, width, scheme });
  }
}
await browser.close();

async function takeAll(
  from: Browser,
  address: string,
  { device, width, scheme }: { device: string; width: number; scheme: "light" | "dark" },
): Promise<void> {
  const viewport = { width, height: 900 };
  const { page } = await watchedPage(from, address, { viewport, colorScheme: scheme });
  const control = "/controls/S3_BUCKET_PUBLIC_READ_PROHIBITED";
  const ofControl = await firstLink(page, control, "/controls/");
  const pages = {
    overview: "/",
    pillar: "/pillars/security",
    responsibility: "/responsibilities/data-protection",
    controls: "/controls?status=failing",
    control,
    "control-panel": "/controls?status=failing&show=S3_BUCKET_PUBLIC_READ_PROHIBITED",
    "resource-panel": ofControl,
    resource: await linkIn(page, ofControl, "[data-panel]", "/resources?"),
    resources: "/resources",
    region: "/regions/eu-central-1",
    findings: "/findings",
    finding: await oneFinding(page, "high"),
    sequence: await oneFinding(page, "critical"),
    protection: "/findings/protection",
    standards: "/standards",
    standard: "/standards/pci-dss-4.0.1?status=failing",
    requirement: "/standards/pci-dss-4.0.1/1.2.5",
    unseen: "/standards/pci-dss-4.0.1/coverage",
    evidence: "/evidence",
    "acceptable-use": "/acceptable-use",
    catalogue: "/catalogue",
    rule: "/catalogue/S3_BUCKET_PUBLIC_READ_PROHIBITED",
    packs: "/packs",
    pack: await firstLink(page, "/packs", "/packs/"),
    coverage: "/coverage",
    collection: "/refresh",
  };
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(path);
    const height = await page.evaluate(async () => {
      await document.fonts.ready;
      return document.documentElement.scrollHeight;
    });
    const whole = path === "/" && device === "desk";
    await page.screenshot({
      path: join(folder, `${name}-${device}-${scheme}.png`),
      fullPage: true,
      clip: { x: 0, y: 0, width, height: whole ? height : Math.min(height, tallest) },
    });
  }
  await page.context().close();
}
