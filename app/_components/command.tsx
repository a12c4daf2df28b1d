import { CopyButton } from "../_lists/copy-button.tsx";

/** A command to copy: a button with a script, and one click selects it whole without one. Long ones wrap. */
export function Command({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <figure className="mt-2">
      <figcaption className="mb-1 flex items-center justify-between gap-2 text-mute text-xs">
        {label}
        <CopyButton text={text} what="the command" />
      </figcaption>
      <pre className="wrap-anywhere whitespace-pre-wrap rounded-md bg-well px-3 py-2 font-mono text-xs">
        <code className="copied-whole">{text}</code>
      </pre>
    </figure>
  );
}
