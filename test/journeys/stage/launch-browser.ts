import { type Browser, chromium } from "playwright-core";
import { findChromium } from "../../browser/find-chromium.ts";

/** Quiet and alone: no sandbox of its own inside a container, and no call home. */
const switches = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The system's Chromium, without a window. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium(), args: switches });
}
