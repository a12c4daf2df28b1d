import "server-only";
import { cookies } from "next/headers";

/** Ways the pages may look; `system` is what is meant when nothing was chosen. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** What this browser was told to remember. Cookies of our own, read on the server: nothing flashes. */
export interface Preferences {
  readonly theme: Theme;
  /** Whether single keys (`?`, `/`, j, k) do something: who speaks to a computer may not want that. */
  readonly keys: boolean;
}

/** The choices in force; what a cookie says that no choice says counts as none. */
export async function readPreferences(): Promise<Preferences> {
  const jar = await cookies();
  const theme = jar.get("theme")?.value;
  return {
    theme: themes.find((known) => known === theme) ?? "system",
    keys: jar.get("keys")?.value !== "off",
  };
}
