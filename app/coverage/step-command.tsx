import type { NextStep } from "../../lib/exports/next-step.ts";
import { Command } from "../_components/command.tsx";

/** The command a step begins with, to copy; nothing where no command helps. */
export function StepCommand({ step: { command } }: { readonly step: NextStep }) {
  if (command === null) return null;
  const isForMany = /\bREGION\b/.test(command);
  return (
    <Command
      label={isForMany ? "Commands, with each region in place of REGION" : "Command"}
      text={command}
    />
  );
}
