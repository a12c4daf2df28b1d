"use client";

import "./globals.css";

/** When even the frame of the pages fails. Stands alone: it can rely on nothing of the layout. */
export default function GlobalError({ retry }: { readonly retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Demarc could not answer</title>
        <main className="mx-auto max-w-[64ch] px-4 py-14">
          <h1 className="text-balance font-semibold text-2xl leading-[1.15] tracking-[-0.024em]">
            Demarc could not answer
          </h1>
          <p className="mt-3">
            The terminal that runs Demarc has the reason. What was collected is untouched: stop and
            start Demarc when trying again does not help.
          </p>
          <button
            className="mt-5 min-h-9 rounded-md bg-ink px-4 font-medium text-card hover:opacity-90"
            onClick={() => retry()}
            type="button"
          >
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
