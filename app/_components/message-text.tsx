import { Fragment } from "react";
import { visibleText } from "../../lib/exports/visible-text.ts";

/** A message for people, in which `backticks` mark what is typed. May quote AWS, so nothing in it hides. */
export function MessageText({ text }: { readonly text: string }) {
  const paragraphs = text.split("\n").filter((line) => line.trim() !== "");
  return paragraphs.map((paragraph, index) => (
    // Lines have no identity but their place, and the list never changes.
    <p className="wrap-anywhere mt-2 first:mt-0" key={`${index}`}>
      {visibleText(paragraph)
        .split("`")
        .map((part, place) =>
          place % 2 === 1 ? (
            <code
              className="rounded-sm bg-well px-1 py-0.5 font-mono text-[0.92em]"
              key={`${place}`}
            >
              {part}
            </code>
          ) : (
            <Fragment key={`${place}`}>{part}</Fragment>
          ),
        )}
    </p>
  ));
}
