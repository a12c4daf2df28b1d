import type { SearchParams } from "../../_links/search-params.ts";

/** An address's parameters as a page is given them. */
export function parametersOf(search: URLSearchParams): SearchParams {
  const names = [...new Set(search.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const [first, ...more] = search.getAll(name);
      return [name, more.length === 0 ? first : search.getAll(name)];
    }),
  );
}

/**
 * A stream that asks for the next piece only when the reader has taken the last, and stops when the reader
 * leaves. The first piece is made before it is answered: what fails at once is an error, not a file; what
 * fails later breaks the transfer off, which no browser takes for a whole file.
 */
export async function streamFrom(
  pieces: AsyncGenerator<string>,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  let ahead: IteratorResult<string> | null = await pieces.next();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = ahead ?? (await pieces.next());
      ahead = null;
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
