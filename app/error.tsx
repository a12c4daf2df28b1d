"use client";

/** A fault of Demarc's own: what is wrong with AWS or the store is told by the pages themselves. */
export default function ErrorPage({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry: () => void;
}) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <div className="max-w-[64ch] py-6">
      <h1 className="text-balance font-semibold text-2xl leading-[1.15] tracking-[-0.024em]">
        This page could not be made
      </h1>
      <p className="mt-3">
        Something in Demarc went wrong. What was collected is untouched, and the other pages may
        work.
      </p>
      {digest !== null && (
        <p className="mt-2 text-mute">
          The terminal that runs Demarc has the reason, under <code>{digest}</code>.
        </p>
      )}
      <button
        className="mt-5 min-h-9 rounded-md bg-ink px-4 font-medium text-card hover:opacity-90"
        onClick={() => retry()}
        type="button"
      >
        Try again
      </button>
      <p className="mt-4 text-mute">
        If it stays so:{" "}
        <a className="link" href="/">
          the overview
        </a>
        ,{" "}
        <a className="link" href="/coverage">
          what could be seen
        </a>
        , or stop and start Demarc, which loses nothing.
      </p>
    </div>
  );
}
