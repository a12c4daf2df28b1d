import { type ExportFormat, exportFormats, exportPosture } from "../../../lib/export-posture.ts";
import { type Query, readPostureFilter } from "./posture-filter.ts";

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
  const query: Query = new URL(request.url).searchParams;
  const filter = readPostureFilter(query);
  if (filter.kind === "refused") return plain(400, `${filter.message}\n`);
  const asOf = query.get("as-of");
  const written = await exportPosture({
    format,
    filter: filter.filter,
    ...(asOf === null ? {} : { asOf }),
  });
  if (written.kind === "none") return plain(404, "No snapshot yet: collect first.\n");
  return new Response(streamOf(written.chunks), {
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
function streamOf(chunks: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const pieces = chunks[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
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
