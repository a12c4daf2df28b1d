import type { Metadata } from "next";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <div className="max-w-[64ch] py-6">
      <h1 className="font-semibold text-2xl tracking-tight">Nothing lives at this address</h1>
      <p className="mt-3 text-mute">
        The address may be mistyped, or what it named has left the account since the link was made:
        a rule that was removed, a finding older than 90 days, a pack that was renamed.
      </p>
      <ul className="mt-5 space-y-1">
        <li>
          <a className="link text-brand" href="/">
            The overview
          </a>
        </li>
        <li>
          <a className="link text-brand" href="/controls">
            All controls
          </a>
        </li>
        <li>
          <a className="link text-brand" href="/findings">
            All findings
          </a>
        </li>
        <li>
          <a className="link text-brand" href="/standards">
            All standards
          </a>
        </li>
      </ul>
    </div>
  );
}
