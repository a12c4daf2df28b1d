import { Keyboard } from "./keyboard.tsx";

const keys = [
  { keys: ["j", "k"], does: "next row, row before; with a panel open, the panel follows" },
  { keys: ["Enter"], does: "open the row beside its list" },
  { keys: ["Esc"], does: "close the panel, or leave a field" },
  { keys: ["/"], does: "search in the list" },
  { keys: ["Ctrl K"], does: "find a page, a control, a resource, a standard" },
  { keys: ["?"], does: "this help" },
] as const;

/** The keys that lists know, and the help that names them. A popover: it opens and closes without a script. */
export function KeyboardHelp() {
  return (
    <>
      <div
        aria-labelledby="keyboard-help-title"
        className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-xl border border-line bg-card p-5 text-ink shadow-xl backdrop:bg-ink/25"
        id="keyboard-help"
        popover="auto"
        role="dialog"
        tabIndex={-1}
      >
        <h2 className="font-semibold text-lg" id="keyboard-help-title">
          By keyboard
        </h2>
        <dl className="mt-3 grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2 text-sm">
          {keys.map(({ keys: names, does }) => (
            <div className="contents" key={does}>
              <dt className="flex gap-1">
                {names.map((name) => (
                  <kbd
                    className="min-w-6 rounded-sm border border-line bg-well px-1.5 text-center font-mono text-2xs"
                    key={name}
                  >
                    {name}
                  </kbd>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <button
          className="mt-4 min-h-8 rounded-md border border-line px-3 text-sm hover:border-edge"
          popoverTarget="keyboard-help"
          popoverTargetAction="hide"
          type="button"
        >
          Close
        </button>
      </div>
      <Keyboard />
    </>
  );
}
