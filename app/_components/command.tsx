/** A command to copy: one click selects it whole, with or without a script. Long ones wrap. */
export function Command({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <figure className="mt-2">
      <figcaption className="mb-1 text-mute text-xs">{label}</figcaption>
      <pre className="wrap-anywhere whitespace-pre-wrap rounded-md bg-well px-3 py-2 font-mono text-xs">
        <code className="copied-whole">{text}</code>
      </pre>
    </figure>
  );
}
