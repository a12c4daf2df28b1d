"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { exportFormats } from "../_links/export-formats.ts";
import { exportHref, withByteOrderMark } from "../_links/export-href.ts";
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
        className="dropdown rounded-lg border border-line bg-card text-ink shadow-popover w-72 p-1.5"
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
  const { narrowedBy, leftOut } = exportHref("json", path, parameters);
  return (
    <>
      <ul>
        {exportFormats.map(({ format, name, holds }) => (
          <li key={format}>
            <a
              className="block rounded-md px-3 py-2 hover:bg-well"
              data-export={format}
              download
              href={exportHref(format, path, parameters).href}
            >
              <span className="font-medium">{name}</span>
              <span className="block text-mute text-xs">
                {format === "json" && narrowedBy.length > 0
                  ? "the posture so narrowed, for programs"
                  : holds}
              </span>
            </a>
            {format === "csv" && (
              <a
                className="link ml-3 inline-flex min-h-6 items-center text-xs"
                download
                href={withByteOrderMark(exportHref(format, path, parameters).href)}
              >
                CSV with a byte order mark, for Excel
              </a>
            )}
          </li>
        ))}
      </ul>
      {(narrowedBy.length > 0 || leftOut.length > 0) && (
        <p className="border-line border-t px-3 pt-2 pb-1 text-mute text-xs">
          {narrowedBy.length > 0
            ? `Narrowed, as this page is, by ${narrowedBy.join(", ")}.`
            : "Not narrowed."}
          {leftOut.length > 0 && ` Files cannot be narrowed by ${leftOut.join(", ")}.`}
        </p>
      )}
    </>
  );
}
