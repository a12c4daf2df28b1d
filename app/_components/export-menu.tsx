"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { exportFormats } from "../_links/export-formats.ts";
import { exportHref, wholeExportHref, withByteOrderMark } from "../_links/export-href.ts";
import type { ExportPlace } from "../_links/export-place.ts";
import { AwsText } from "./aws-text.tsx";
import { Down } from "./site-navigation.tsx";

/** Downloads of what the pages show, under a button. Native popover: it opens without a script. */
export function ExportMenu() {
  return (
    <div className="max-md:hidden print:hidden">
      <button
        className="flex min-h-8 items-center gap-1.5 rounded-md border border-line px-3 text-sm hover:border-edge"
        popoverTarget="export-menu"
        type="button"
      >
        Export
        <Down />
      </button>
      <div
        className="dropdown rounded-lg border border-line bg-card text-ink shadow-popover export-menu p-1.5"
        id="export-menu"
        popover="auto"
      >
        <ExportLinks />
      </div>
    </div>
  );
}

/**
 * The files, narrowed as the page is. A client component for one reason: a layout is not told by what
 * its page is narrowed.
 */
export function ExportLinks() {
  const path = usePathname();
  const parameters = useSearchParams();
  const { place, narrowedBy, leftOut } = exportHref("json", path, parameters);
  const isNarrowed = narrowedBy.length > 0;
  return (
    <>
      <p className="px-3 pt-1.5 pb-1 text-xs" data-export-of="">
        <Subject narrowedBy={narrowedBy} place={place} />
        {leftOut.length > 0 && (
          <span className="text-mute"> Files cannot be narrowed by {leftOut.join(", ")}.</span>
        )}
      </p>
      <ul className="grid md:grid-cols-2">
        {exportFormats.map(({ format, name, holds, ofPart }) => {
          const { href } = exportHref(format, path, parameters);
          return (
            <li key={format}>
              <a
                className="block rounded-md px-3 py-1.5 hover:bg-well"
                data-export={format}
                download
                href={href}
              >
                <span className="font-medium">{name}</span>
                <span className="block text-mute text-xs">{isNarrowed ? ofPart : holds}</span>
              </a>
              {format === "csv" && (
                <a
                  className="link ml-3 inline-flex min-h-6 items-center text-xs"
                  download
                  href={withByteOrderMark(href)}
                >
                  CSV with a byte order mark, for Excel
                </a>
              )}
            </li>
          );
        })}
      </ul>
      {isNarrowed && <WholeAccount />}
    </>
  );
}

/** Of what the files are. */
function Subject({
  place,
  narrowedBy,
}: {
  readonly place: ExportPlace | null;
  readonly narrowedBy: readonly string[];
}) {
  if (place !== null)
    return (
      <>
        {place.kind}:{" "}
        <b className="font-semibold">
          <AwsText className="wrap-anywhere" text={place.name} />
        </b>
      </>
    );
  if (narrowedBy.length > 0) return <>Narrowed, as this page is, by {narrowedBy.join(", ")}.</>;
  return <>The whole account, as it was collected last.</>;
}

/** The way from a part to everything. */
function WholeAccount() {
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-3 border-line border-t px-3 pt-1.5 pb-1 text-xs">
      <span className="text-mute">The whole account:</span>
      <ul className="contents">
        {exportFormats.map(({ format, name }) => (
          <li key={format}>
            <a
              className="link inline-flex min-h-6 min-w-6 items-center"
              download
              href={wholeExportHref(format)}
            >
              {name}
              <span className="sr-only"> of the whole account</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
