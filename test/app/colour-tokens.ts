import { readFileSync } from "node:fs";

export type Theme = "light" | "dark";
export const themes: readonly Theme[] = ["light", "dark"];

const pair = /--color-([a-z-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\);/g;

/** Every colour that `globals.css` names, in both themes. */
export function readColourTokens(): ReadonlyMap<string, Readonly<Record<Theme, string>>> {
  const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
  return new Map(
    [...css.matchAll(pair)].map(([, name = "", light = "", dark = ""]) => [name, { light, dark }]),
  );
}
