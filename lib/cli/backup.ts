import type { Command } from "commander";
import { backUp, restore, type StoreContents } from "../back-up-store.ts";
import { exitCodes } from "./exit-codes.ts";
import { count, printResult, say } from "./print.ts";
import { listenForStop } from "./stop-signals.ts";

/** `demarc backup`: a copy of the store, checked. */
export function addBackup(program: Command, finish: (code: number) => void): void {
  program
    .command("backup")
    .description("copy the store into a file, whole and checked, while others use it")
    .argument("<file>", "where the copy is to be; an earlier backup there is replaced")
    .action(async (file: string) => finish(await runBackup(file)));
}

/** `demarc restore`: a backup in the store's place. */
export function addRestore(program: Command, finish: (code: number) => void): void {
  program
    .command("restore")
    .description("put a backup in the store's place")
    .argument("<file>", "what demarc backup has written")
    .option("--replace", "keep a store that is there under another name, and take its place")
    .action(async (file: string, { replace = false }: { readonly replace?: boolean }) =>
      finish(await runRestore(file, replace)),
    );
}

async function runBackup(target: string): Promise<number> {
  const stop = listenForStop(() => {});
  const contents = await backUp({
    target,
    signal: stop.signal,
    onCopying: (bytes) => say(`Copying ${sizeOf(bytes)} and checking the copy.`),
  });
  const stopped = stop.exitCode();
  if (contents === null) return stopped ?? exitCodes.done;
  printResult(`Backed up to ${contents.path}: ${whatIsIn(contents)}.`);
  return exitCodes.done;
}

async function runRestore(from: string, replace: boolean): Promise<number> {
  const { contents, kept } = await restore({
    from,
    replace,
    onStep: (step) => {
      if (step === "checked") say(`${from} is whole. Copying it.`);
    },
  });
  const before = kept === null ? "" : `; the store that was there is kept as ${kept}`;
  printResult(`Restored ${contents.path} from ${from}: ${whatIsIn(contents)}${before}.`);
  return exitCodes.done;
}

function whatIsIn({ bytes, format, snapshots, journalEntries, newest }: StoreContents): string {
  const accounts = newest.map(({ accountId, finishedAt }) => `${accountId} of ${finishedAt}`);
  const newestOf = accounts.length === 0 ? "" : ` (newest: ${accounts.join(", ")})`;
  return (
    `${sizeOf(bytes)}, format ${format}, ${count(snapshots, "snapshot")}${newestOf}, ` +
    `${count(journalEntries, "journal entry", "journal entries")}, integrity checked`
  );
}

function sizeOf(bytes: number): string {
  return `${Math.ceil(bytes / 1024 ** 2).toLocaleString("en-US")} MiB`;
}
