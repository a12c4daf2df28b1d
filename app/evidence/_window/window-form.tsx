import type { AskedWindow } from "./read-window.ts";

const field = "block h-8 rounded-md border border-edge bg-card px-2 tabular-nums";

/** Asks for the time an auditor looks at. A plain form: the address keeps it, and no script is needed. */
export function WindowForm({
  action,
  asked,
}: {
  /** The page that is shown again. */
  readonly action: string;
  readonly asked: AskedWindow;
}) {
  const { from, to } = givenIn(asked);
  return (
    <form action={`${action}#window`} className="flex flex-wrap items-end gap-2 print:hidden">
      <label className="text-sm">
        <span className="block text-mute text-xs">First day of the audit</span>
        <input className={field} defaultValue={from} name="from" required type="date" />
      </label>
      <label className="text-sm">
        <span className="block text-mute text-xs">Last day of the audit</span>
        <input className={field} defaultValue={to} name="to" required type="date" />
      </label>
      <button
        className="h-8 rounded-md border border-edge bg-card px-3 text-sm hover:bg-well"
        type="submit"
      >
        Hold against it
      </button>
      {asked.kind !== "none" && (
        <a className="link inline-flex h-8 items-center px-1 text-sm" href={action}>
          Without a window
        </a>
      )}
    </form>
  );
}

function givenIn(asked: AskedWindow): { readonly from: string; readonly to: string } {
  if (asked.kind === "none") return { from: "", to: "" };
  return asked.kind === "window" ? asked.window : asked;
}
