import type { ReactNode } from "react";
import { answerBadRequest } from "../../_answers/status.ts";
import { Card } from "../../_components/card.tsx";
import type { AskedWindow } from "./read-window.ts";
import { WindowForm } from "./window-form.tsx";

/** The part of a page that holds evidence against an audit window; what it says is the caller's. */
export function AuditWindowCard({
  action,
  asked,
  children,
}: {
  readonly action: string;
  readonly asked: AskedWindow;
  /** Shown where there is a window. */
  readonly children: ReactNode;
}) {
  if (asked.kind === "wrong") answerBadRequest();
  return (
    <Card id="window" title="Your audit window">
      <WindowForm action={action} asked={asked} />
      {asked.kind === "wrong" && (
        <p className="mt-3 rounded-md border border-amber border-dashed px-3 py-2" role="alert">
          {asked.problem} Nothing was held against it.
        </p>
      )}
      {asked.kind === "none" && (
        <p className="mt-3 max-w-[86ch] text-mute text-sm">
          Say which days your auditor looks at, and see here what AWS’s evidence leaves open.
        </p>
      )}
      {asked.kind === "window" && (
        <>
          {children}
          <p className="mt-3 max-w-[96ch] text-mute text-xs">
            Days are UTC days, and the first and the last of a window and of a period count in full.
            Only what was examined covers a day: the six months in which a SOC report is still
            relied on do not.
          </p>
        </>
      )}
    </Card>
  );
}
