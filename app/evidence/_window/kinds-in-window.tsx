import type { Posture } from "../../../lib/posture/posture.ts";
import type { EvidenceKind } from "../../../lib/posture/vocabulary.ts";
import { AuditWindowCard } from "./audit-window.tsx";
import type { AskedWindow } from "./read-window.ts";
import { kindsInWindow } from "./view-window.ts";
import { WindowTable } from "./window-table.tsx";

/** Kinds of evidence against the window that the address asks for. */
export function KindsInWindow({
  action,
  asked,
  kinds,
  posture,
}: {
  readonly action: string;
  readonly asked: AskedWindow;
  readonly kinds: readonly EvidenceKind[];
  readonly posture: Posture;
}) {
  return (
    <AuditWindowCard action={action} asked={asked}>
      {asked.kind === "window" && (
        <WindowTable
          caption={`AWS’s evidence from ${asked.window.from} to ${asked.window.to}`}
          kinds={kindsInWindow(asked.window, posture, kinds)}
          window={asked.window}
        />
      )}
    </AuditWindowCard>
  );
}
