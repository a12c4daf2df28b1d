/** Finds the Chromium that the browser tests use, or installs one in the way usual for the system. */
import { spawnSync } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { basename, delimiter, join } from "node:path";

/** The one without a window's frame to draw comes first: it opens a page in half the time. */
const names = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "chrome",
];

const places: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    "/usr/bin/chromium-headless-shell",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/opt/google/chrome/chrome",
    "/snap/bin/chromium",
  ],
  darwin: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ],
};

/**
 * Path of a Chromium that can be run: the one CHROMIUM_PATH names, one on the path, one in a usual
 * place, or on Debian and its kin as root one installed now.
 *
 * @throws Error saying in one sentence how to get one
 */
export function findChromium(): string {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (isProgram(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, which is no program that can be run.`);
  }
  const found = search() ?? (install() ? search() : undefined);
  if (found !== undefined) return found;
  throw new Error(
    "The browser tests need a Chromium: install one (Debian: apt-get install chromium-headless-shell; " +
      "macOS: brew install --cask chromium) or let CHROMIUM_PATH name one, then run npm test again.",
  );
}

function search(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, ...(places[process.platform] ?? [])].find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Only where it needs no question: as root, with apt. */
function install(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  if (spawnSync("apt-get", ["--version"]).status !== 0) return false;
  process.stderr.write(
    "No Chromium found: installing Debian's (apt-get install chromium-headless-shell).\n",
  );
  const apt = (...parameters: string[]) =>
    spawnSync("apt-get", ["-q", "-y", ...parameters], {
      stdio: ["ignore", 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  return apt("update") && apt("install", "--no-install-recommends", "chromium-headless-shell");
}

/** Which Chromium it is, for what depends on how it draws: `headless shell` or `browser`. */
export function kindOfChromium(): "headless shell" | "browser" {
  return basename(findChromium()).includes("headless-shell") ? "headless shell" : "browser";
}
