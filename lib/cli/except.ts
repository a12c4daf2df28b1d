import type { Command } from "commander";
import { addDecisions } from "./except/decide.ts";
import { addExceptionFiles } from "./except/files.ts";
import { addRegister } from "./except/register.ts";

/** `demarc except`: deviations that somebody accepts, with a reason, an owner and a last day. */
export function addExcept(program: Command, finish: (code: number) => void): void {
  const except = program
    .command("except")
    .description("accept a deviation for a time; list, change and withdraw what was accepted");
  for (const add of [addDecisions, addRegister, addExceptionFiles]) add(except, finish);
}
