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
  // Letters are drawn alike everywhere, whatever the machine's screen or fonts' settings would have.
  "--font-render-hinting=none",
  "--disable-lcd-text",
  "--force-color-profile=srgb",
];

/** Where test files find the browser that was started for all of them. */
const variable = "DEMARC_TEST_BROWSER";

/** The system's Chromium, without a window: the one that is open for all, else one of its own. */
export function launchBrowser(): Promise<Browser> {
  const shared = process.env[variable];
  return shared
    ? chromium.connect(shared)
    : chromium.launch({ executablePath: findChromium(), args: switches });
}

/** Starts the browser that every test file of this run shares; each has contexts of its own in it. */
export async function serveBrowser(): Promise<AsyncDisposable> {
  const server = await chromium.launchServer({
    executablePath: findChromium(),
    args: switches,
    host: "127.0.0.1",
  });
  process.env[variable] = server.wsEndpoint();
  return {
    [Symbol.asyncDispose]: async () => {
      delete process.env[variable];
      await server.close();
    },
  };
}
