import { setKeys } from "../preferences/actions.ts";

/**
 * Switches single keys off, for those who speak to their computer or press keys by accident: a word that
 * is heard as letters would then do things. Ctrl K stays.
 */
export function KeysForm({ on }: { readonly on: boolean }) {
  return (
    <form action={setKeys} className="flex flex-wrap items-center gap-x-3 gap-y-2 print:hidden">
      <p className="text-mute text-sm">
        Single keys are <b className="font-semibold text-ink">{on ? "on" : "off"}</b>.
      </p>
      <button
        className="min-h-8 rounded-md border border-line px-3 text-sm hover:border-edge"
        name="keys"
        type="submit"
        value={on ? "off" : "on"}
      >
        {on ? "Switch them off" : "Switch them on"}
      </button>
    </form>
  );
}
