import { listToCsv } from "../../../lib/exports/list-to-csv.ts";
import { noSnapshotWords } from "../../../lib/exports/no-snapshot-words.ts";
import type { Posture } from "../../../lib/posture/posture.ts";
import { readPosture } from "../../../lib/read-posture.ts";
import { storeTroubleOf } from "../../../lib/store-trouble.ts";
import { exporters } from "../exporters.ts";
import { markedFirst, readMark } from "./read-mark.ts";
import { parametersOf, streamFrom } from "./stream-list.ts";

export const dynamic = "force-dynamic";

/** A list as a file: exactly what its page shows under the same query, all pages of it. Streams. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ readonly file: string }> },
): Promise<Response> {
  const [, name = ""] = /^([a-z-]+)\.csv$/.exec((await params).file) ?? [];
  const exporter = Object.hasOwn(exporters, name) ? exporters[name] : undefined;
  if (exporter === undefined) {
    return plain(404, `No such list. There are: ${Object.keys(exporters).join(", ")}.\n`);
  }
  try {
    return await answer(name, exporter, request);
  } catch (error) {
    const trouble = storeTroubleOf(error);
    if (trouble === null) throw error;
    return plain(503, `${trouble.message}\n`);
  }
}

async function answer(
  name: string,
  exporter: (typeof exporters)[string],
  request: Request,
): Promise<Response> {
  const { isMarked, others } = readMark(new URL(request.url).searchParams);
  if (isMarked === null) return plain(400, "bom is one of yes, no, and given once.\n");
  const read = await readPosture();
  if (read.kind === "none") return plain(404, `${noSnapshotWords({}, "as-of")}\n`);
  const made = await exporter(read.posture, parametersOf(others));
  if (made.kind === "refused") return plain(400, `${made.message}\n`);
  const pieces = listToCsv(made.list);
  // The framework answers HEAD with this too and lets the body lie: begun, it would hold the store open.
  const body =
    request.method === "HEAD" ? null : await streamFrom(isMarked ? markedFirst(pieces) : pieces);
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileNameOf(read.posture, name)}"`,
      "cache-control": "no-store",
    },
  });
}

function fileNameOf({ account, sample, snapshot }: Posture, name: string): string {
  const when = snapshot.finishedAt.slice(0, 16).replaceAll(/[-:]/g, "");
  return `demarc-${sample ? "sample-" : ""}${account.id}-${name}-${when}Z.csv`;
}

function plain(status: number, words: string): Response {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return new Response(words, { status, headers });
}
