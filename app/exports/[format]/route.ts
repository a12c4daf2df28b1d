import { type ExportFormat, exportFormats } from "../../../lib/export-formats.ts";
import { exportPosture } from "../../../lib/export-posture.ts";
import { noSnapshotWords } from "../../../lib/exports/no-snapshot-words.ts";
import { findFormTrouble } from "../../../lib/find-form-trouble.ts";
import { findUnknownName } from "../../../lib/find-unknown-name.ts";
import { storeTroubleOf } from "../../../lib/store-trouble.ts";
import { type ExportQuery, readExportQuery } from "./read-export-query.ts";

export const dynamic = "force-dynamic";

/** The posture as a file: the same bytes that the command line writes. Streams, however long it is. */
export async function GET(
  request: Request,
  { params }: { readonly params: Promise<{ readonly format: string }> },
): Promise<Response> {
  const { format } = await params;
  if (!isFormat(format)) {
    return plain(404, `No such format. Written today: ${exportFormats.join(", ")}.\n`);
  }
  const asked = readExportQuery(new URL(request.url).searchParams);
  if (asked.kind === "refused") return plain(400, `${asked.message}\n`);
  try {
    return await answer(format, asked.query, request.method);
  } catch (error) {
    const trouble = storeTroubleOf(error);
    if (trouble === null) throw error;
    return plain(503, `${trouble.message}\n`);
  }
}

async function answer(format: ExportFormat, query: ExportQuery, method: string): Promise<Response> {
  const trouble = findFormTrouble({ format, ...query });
  if (trouble !== null) return plain(400, `${trouble.option}: ${trouble.problem}\n`);
  const unknown = await findUnknownName(query);
  if (unknown !== null) {
    const { option, name, problem } = unknown;
    return plain(400, `${option} ${JSON.stringify(name)}: ${problem}\n`);
  }
  const written = await exportPosture({ format, ...query });
  if (written.kind === "none") {
    const { asOf, accountId: account } = query;
    const asked = { ...(asOf ? { asOf } : {}), ...(account ? { account } : {}) };
    return plain(404, `${noSnapshotWords(asked, "as-of")}\n`);
  }
  // The framework answers HEAD with this too and lets the body lie: begun, it would hold the store open.
  return new Response(method === "HEAD" ? null : streamOf(written.chunks), {
    headers: {
      "content-type": written.mediaType,
      "content-disposition": `attachment; filename="${written.fileName}"`,
      "cache-control": "no-store",
    },
  });
}

function isFormat(format: string): format is ExportFormat {
  // The list is narrower than text; looking a text up in it is the question.
  return (exportFormats as readonly string[]).includes(format);
}

/** Asks for the next piece only when the reader has taken the last, and stops when the reader leaves. */
function streamOf(chunks: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const pieces = chunks[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
    },
    async cancel() {
      await pieces.return?.();
    },
  });
}

function plain(status: number, words: string): Response {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return new Response(words, { status, headers });
}
