import { ownCommand } from "../../../../lib/posture/own-command.ts";
import { Command } from "../../../_components/command.tsx";
import type { LatestRefusal } from "./kept-refusals.ts";

/** The two things that must both be there before a report can be asked for, and which of them is missing. */
export function Needed({
  isOn,
  latest,
  wasGiven,
}: {
  readonly isOn: boolean;
  readonly latest: LatestRefusal | null;
  /** AWS has answered a request for this report before. */
  readonly wasGiven: boolean;
}) {
  const isDenied = latest?.refusal.why === "denied";
  return (
    <div className="max-w-[92ch]">
      <p>
        {isOn
          ? "You read its terms first, then you accept them, and AWS gives you the document. Nothing happens before you press a button."
          : "Asking AWS for it from here is off. It takes two things:"}
      </p>
      {(!isOn || isDenied) && (
        <ol className="mt-2 list-decimal space-y-2 pl-5">
          <li>
            <b className="font-semibold">The switch: {isOn ? "on" : "missing"}.</b>{" "}
            {!isOn && "Demarc is started with DEMARC_REPORT_DOWNLOADS=on by whoever runs it."}
            {!isOn && <Command label="Start it so" text="DEMARC_REPORT_DOWNLOADS=on npm start" />}
          </li>
          <li>
            <b className="font-semibold">The permission: {permission(isDenied, wasGiven)}.</b> Two
            actions that Demarc’s usual policy leaves out.
            <Command label="The policy with them" text={ownCommand("policy --report-downloads")} />
          </li>
        </ol>
      )}
    </div>
  );
}

function permission(isDenied: boolean, wasGiven: boolean): string {
  if (isDenied) return "missing, AWS said so";
  return wasGiven ? "AWS gave it before" : "not known before somebody asks";
}
