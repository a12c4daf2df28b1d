import { Command } from "../_components/command.tsx";
import type { NextStep } from "./next-step.ts";

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
