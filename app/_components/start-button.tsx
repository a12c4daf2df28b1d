"use client";

import { useFormStatus } from "react-dom";

/** What a button that starts a collection looks like: one of the header's acts, or what a page is about. */
const looks = {
  quiet: "min-h-8 rounded-md border border-line px-3 text-sm enabled:hover:border-edge",
  loud: "min-h-9 rounded-md bg-ink px-4 font-medium text-card enabled:hover:opacity-90",
} as const;

/**
 * Starts a collection, and says so until the server has answered, which takes as long as connecting
 * does. A client component for that alone: without a script it is the form's button like any other.
 */
export function StartButton({
  look,
  label,
}: {
  readonly look: keyof typeof looks;
  readonly label: string;
}) {
  const { pending } = useFormStatus();
  return (
    <button
      className={`${looks[look]} disabled:cursor-default disabled:opacity-70`}
      disabled={pending}
      type="submit"
    >
      {pending ? "Starting…" : label}
    </button>
  );
}
