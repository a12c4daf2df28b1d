import type { Metadata } from "next";
import { Fragment } from "react";
import { mainPlaces } from "./_links/places.ts";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <div className="max-w-[64ch] py-6">
      <h1 className="text-balance font-semibold text-2xl leading-[1.15] tracking-[-0.024em]">
        Nothing lives at this address
      </h1>
      <p className="mt-3 text-mute">
        The address may be mistyped, or what it named has left the account since the link was made:
        a rule that was removed, a finding older than 90 days, a pack that was renamed.
      </p>
      <p className="mt-4">
        <a
          className="inline-flex min-h-9 items-center rounded-md bg-ink px-4 font-medium text-card hover:opacity-90"
          href="/search"
        >
          Search by name or id
        </a>
      </p>
      <p className="mt-4 text-mute">
        Or go to{" "}
        {[...mainPlaces].map(({ href, name }, index) => (
          <Fragment key={href}>
            {index > 0 && ", "}
            <a className="link text-brand" href={href}>
              {name}
            </a>
          </Fragment>
        ))}
        .
      </p>
    </div>
  );
}
