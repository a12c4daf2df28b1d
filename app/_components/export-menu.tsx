"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { exportHref } from "../_links/export-href.ts";

const formats = [
  { format: "json", name: "JSON", holds: "the whole posture, for programs" },
  {
    format: "csv",
    name: "CSV",
    holds: "failing resources, active findings and what was not seen, for a spreadsheet",
  },
  { format: "md", name: "Markdown", holds: "the summary, for people" },
] as const;

/**
 * Downloads of what the pages show. Native disclosure: it opens without a script. A client component
 * for one reason: a layout is not told by what its page is narrowed.
 */
export function ExportMenu() {
  const path = usePathname();
  const parameters = useSearchParams();
  const { narrowedBy, leftOut } = exportHref("json", path, parameters);
  return (
    <details className="relative print:hidden">
      <summary className="bare-summary flex min-h-8 items-center rounded-md border border-line px-3 text-sm hover:border-edge">
        Export
      </summary>
      <div className="absolute right-0 z-10 mt-1.5 w-72 rounded-lg border border-line bg-card p-1.5 shadow-popover">
        <ul>
          {formats.map(({ format, name, holds }) => (
            <li key={format}>
              <a
                className="block rounded-md px-3 py-2 hover:bg-well"
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
      </div>
    </details>
  );
}
