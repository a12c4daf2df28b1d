import type { Instant } from "../../../lib/posture/snapshot.ts";
import { Card } from "../../_components/card.tsx";
import { exportFormats } from "../../_links/export-formats.ts";
import { withByteOrderMark } from "../../_links/export-href.ts";
import { exportAsOfHref, exportOfPastId } from "../../_links/history-href.ts";
import { minute } from "../../_words/instants.ts";

/** Every file of the posture as a collection left it. */
export function ExportAsItWas({ at }: { readonly at: Instant }) {
  return (
    <Card
      aside={`the whole account, as of ${minute(at)}`}
      className="mt-7 print:hidden"
      id={exportOfPastId}
      title="Export as it was"
    >
      <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2 xl:grid-cols-3">
        {exportFormats.map(({ format, name, holds }) => (
          <li key={format}>
            <a
              className="link inline-flex min-h-6 items-center font-medium"
              download
              href={exportAsOfHref(format, at)}
            >
              {name}
              <span className="sr-only"> as of {minute(at)}</span>
            </a>
            {format === "csv" && (
              <a
                className="link ml-3 inline-flex min-h-6 items-center text-xs"
                download
                href={withByteOrderMark(exportAsOfHref(format, at))}
              >
                with a byte order mark, for Excel
              </a>
            )}
            <span className="block text-mute text-xs">{holds}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
