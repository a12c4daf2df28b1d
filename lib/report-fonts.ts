/** Junction: the faces of the documents that people read, from the packages that bring them. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { ReportFonts } from "./exports/pdf/report-fonts.ts";

let geist: string | undefined;
let opened: ReportFonts | undefined;
let embedded: string | undefined;

/** The project's faces for a PDF; read once. */
export function openedReportFonts(): ReportFonts {
  opened ??= {
    regular: readGeist("geist-sans/Geist-Regular.ttf"),
    medium: readGeist("geist-sans/Geist-Medium.ttf"),
    semibold: readGeist("geist-sans/Geist-SemiBold.ttf"),
    mono: readGeist("geist-mono/GeistMono-Regular.ttf"),
    fallback: () =>
      readFileSync(found("@fontsource/unifontex/files/unifontex-latin-400-normal.woff")),
  };
  return opened;
}

/** Geist in all its weights as WOFF2, in base64: for a file that has to bring its face along. */
export function embeddedGeist(): string {
  embedded ??= readGeist("geist-sans/Geist-Variable.woff2").toString("base64");
  return embedded;
}

function readGeist(path: string): Buffer {
  // The package gives only its modules names; its files lie beside them.
  geist ??= join(dirname(found("geist/font/sans")), "fonts");
  return readFileSync(/* turbopackIgnore: true */ join(geist, path));
}

/**
 * Where a package has a file, wherever it was installed. The dashboard's copy of this module lies where
 * it was bundled, which tells nothing: the dashboard runs in the project's folder.
 */
function found(name: string): string {
  const here = import.meta.filename;
  const base = here?.endsWith("report-fonts.ts") ? here : join(process.cwd(), "package.json");
  return createRequire(/* turbopackIgnore: true */ base).resolve(/* turbopackIgnore: true */ name);
}
