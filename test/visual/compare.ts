/** Holds a picture against the one that was accepted, pixel by pixel. */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import sharp from "sharp";
import { kindOfChromium } from "../browser/find-chromium.ts";

/** The pictures that were accepted. */
const acceptedFolder = fileURLToPath(new URL("accepted", import.meta.url));

/** Where expected, actual and difference are kept when a picture is another. */
const failedFolder = fileURLToPath(new URL("../../test-results/visual", import.meta.url));

/**
 * How far a pixel's colour may be off: a palette of 256 colours draws soft edges a little otherwise. A
 * status that changes its colour is six times as far off.
 */
const colourTolerance = 0.1;

/** How many pixels may be off: less than one letter of the smallest text. */
const allowedPixels = 24;

interface Raw {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

/** What is wrong with a picture, with the files to look at; null when it is the accepted one. */
export async function differenceFrom(name: string, png: Buffer): Promise<string | null> {
  const accepted = await readFile(join(acceptedFolder, `${name}.png`)).catch(() => null);
  if (accepted === null) {
    return `${name}: nobody accepted this picture yet; look at ${await keep(name, "actual", png)}, then npm run visual:accept`;
  }
  const [expected, actual] = await Promise.all([rawOf(accepted), rawOf(png)]);
  if (expected.width !== actual.width || expected.height !== actual.height) {
    await keep(name, "expected", accepted);
    const file = await keep(name, "actual", png);
    return `${name}: is ${actual.width} × ${actual.height} and was ${expected.width} × ${expected.height}; look at ${file} and expected beside it`;
  }
  const { width, height } = expected;
  const diff = Buffer.alloc(width * height * 4);
  const off = pixelmatch(expected.data, actual.data, diff, width, height, {
    threshold: colourTolerance,
  });
  if (off <= allowedPixels) return null;
  const drawn = await sharp(diff, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
  await keep(name, "expected", accepted);
  await keep(name, "actual", png);
  return `${name}: ${off} pixels are not as they were; look at ${await keep(name, "difference", drawn)}, with expected and actual beside it`;
}

/** Makes a picture the accepted one, with a palette: a third of the size, and no eye sees it. */
export async function accept(name: string, png: Buffer): Promise<void> {
  await mkdir(acceptedFolder, { recursive: true });
  const small = await sharp(png)
    .png({ palette: true, colours: 256, dither: 0, effort: 10, compressionLevel: 9 })
    .toBuffer();
  await writeFile(join(acceptedFolder, `${name}.png`), small);
}

/** What does not hang on who draws the letters. */
export interface AcceptedOutlines {
  /** The Chromium that the pictures were taken with, as {@link drawnBy} names it. */
  readonly chromium: string;
  /** By picture: how high it is, and what stands on it. */
  readonly outlines: Readonly<Record<string, Outline>>;
}

export interface Outline {
  readonly height: number;
  readonly words: readonly string[];
}

const outlinesFile = join(acceptedFolder, "outlines.json");

export async function acceptedOutlines(): Promise<AcceptedOutlines> {
  // Written by `acceptOutlines` alone.
  return JSON.parse(await readFile(outlinesFile, "utf8")) as AcceptedOutlines;
}

export async function acceptOutlines(accepted: AcceptedOutlines): Promise<void> {
  await writeFile(outlinesFile, `${JSON.stringify(accepted, null, 1)}\n`);
}

/** `headless shell 156`: who draws letters as they were drawn. */
export const drawnBy = (version: string): string =>
  `${kindOfChromium()} ${version.split(".")[0] ?? version}`;

/** Begins anew: nothing is accepted any more. */
export const forgetAccepted = () => rm(acceptedFolder, { recursive: true, force: true });

/** Names of the pictures that are accepted. */
export async function acceptedNames(): Promise<string[]> {
  const files = await readdir(acceptedFolder);
  return files.filter((file) => file.endsWith(".png")).map((file) => file.slice(0, -4));
}

/** Takes away what an earlier run kept. */
export const forgetFailures = () => rm(failedFolder, { recursive: true, force: true });

async function rawOf(png: Buffer): Promise<Raw> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

async function keep(name: string, which: string, png: Buffer): Promise<string> {
  await mkdir(failedFolder, { recursive: true });
  const file = join(failedFolder, `${name}-${which}.png`);
  await writeFile(file, png);
  return file;
}
