import { Fragment } from "react";
import { visibleText } from "../../lib/exports/visible-text.ts";

/** Nothing AWS sends is longer for a good reason. */
const longest = 10_000;

/** How `visibleText` writes a character that would have hidden or reordered the text. */
const writtenOut = /(\[U\+[0-9A-F]{4,6}\])/;

/**
 * Text from the account: names, annotations, descriptions. Anyone who can name a resource can write
 * it, so it is isolated from the direction of the text around it, what hides or reorders is written
 * out, and it ends somewhere.
 */
export function AwsText({
  text,
  className,
}: {
  readonly text: string;
  readonly className?: string;
}) {
  const shown = visibleText(text.slice(0, longest));
  const leftOut = text.length - longest;
  // Nearly all text is plain; hundreds of them stand on one page.
  if (leftOut <= 0 && !writtenOut.test(shown)) return <bdi className={className}>{shown}</bdi>;
  return (
    <bdi className={className}>
      {shown.split(writtenOut).map((part, index) => {
        // Parts have no identity but their place, and the list never changes.
        const key = `${index}`;
        return writtenOut.test(part) ? (
          <span
            className="rounded-xs bg-amber px-1 font-mono text-2xs text-card"
            key={key}
            title="A character that hides or reorders text, taken out and written here by its code"
          >
            {part.slice(1, -1)}
          </span>
        ) : (
          <Fragment key={key}>{part}</Fragment>
        );
      })}
      {leftOut > 0 && <span className="text-mute"> … {leftOut} more characters left out</span>}
    </bdi>
  );
}
