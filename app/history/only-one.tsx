import { ownCommand } from "../../lib/posture/own-command.ts";
import { EmptyState } from "../_components/empty-state.tsx";

/** One collection is a state, not a history: when the next one comes, and how it comes by itself. */
export function OnlyOne() {
  return (
    <div className="mb-6">
      <EmptyState title="One collection is a state, not yet a history">
        <p>
          The second one shows what changed. The dashboard collects by itself every{" "}
          <code className="font-mono text-xs">DEMARC_REFRESH_MINUTES</code> while it runs; without
          it, let cron do it:{" "}
          <code className="font-mono text-xs">0 * * * * {ownCommand("collect")}</code>. Or{" "}
          <a className="link" href="/refresh">
            collect now
          </a>
          .
        </p>
      </EmptyState>
    </div>
  );
}
