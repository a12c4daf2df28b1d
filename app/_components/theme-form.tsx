import { setTheme } from "../preferences/actions.ts";
import { type Theme, themes } from "../preferences/preferences.ts";

const words: Readonly<Record<Theme, string>> = { system: "System", light: "Light", dark: "Dark" };

/** How the pages look: a plain form, remembered by the server, so that no page ever flashes. */
export function ThemeForm({ theme }: { readonly theme: Theme }) {
  return (
    <form action={setTheme} className="print:hidden">
      <fieldset className="flex items-center gap-2">
        <legend className="sr-only">Look of the pages</legend>
        <span aria-hidden="true">Look</span>
        <span className="inline-flex rounded-md border border-line p-px">
          {themes.map((each) => (
            <button
              aria-pressed={each === theme}
              className="min-h-6 rounded-[5px] px-2 hover:text-ink aria-pressed:bg-well aria-pressed:font-medium aria-pressed:text-ink"
              key={each}
              name="theme"
              type="submit"
              value={each}
            >
              {words[each]}
            </button>
          ))}
        </span>
      </fieldset>
    </form>
  );
}
