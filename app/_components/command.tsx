import { ScrollingText } from "./scrolling-text.tsx";

/** A command to copy: one click selects it whole, with or without a script. */
export function Command({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <figure className="mt-2">
      <figcaption className="mb-1 text-mute text-xs">{label}</figcaption>
      <ScrollingText label={label}>
        <code className="copied-whole wrap-anywhere whitespace-pre-wrap">{text}</code>
      </ScrollingText>
    </figure>
  );
}
