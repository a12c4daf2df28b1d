// Runs one of Demarc's TypeScript programs under a Node that can: this one if it is new enough, else
// the one that npm installed with the project. Plain JavaScript of old, so that an old Node gets this far.
import { spawn } from "node:child_process";
import module, { createRequire } from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const needed = [24, 15];

/** Compiled once, a program starts in half the time. Beside the packages, where only their owner writes. */
const compiled = fileURLToPath(new URL("../../node_modules/.cache/demarc", import.meta.url));

/**
 * @param {string} program absolute path of a TypeScript file
 * @param {readonly string[]} parameters
 */
export async function runWithPinnedNode(program, parameters) {
  if (isNewEnough(process.versions.node)) {
    module.enableCompileCache(compiled);
    process.argv.splice(1, process.argv.length, program, ...parameters);
    await import(pathToFileURL(program).href);
    return;
  }
  const node = pinnedNode();
  if (node === null) {
    process.stderr.write(
      `demarc: needs Node ${needed.join(".")} or newer and runs under ${process.versions.node}: ` +
        "run npm ci in its folder, which brings one for most systems, or install Node 24 from https://nodejs.org.\n",
    );
    process.exit(2);
  }
  handOver(node, [program, ...parameters]);
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [neededMajor = 0, neededMinor = 0] = needed;
  return major > neededMajor || (major === neededMajor && minor >= neededMinor);
}

/** @returns {string | null} the Node that npm installed for this system, if it did */
function pinnedNode() {
  const system = process.platform === "win32" ? "win" : process.platform;
  const file = process.platform === "win32" ? "node.exe" : "node";
  try {
    const require = createRequire(import.meta.url);
    return join(
      dirname(require.resolve(`node-${system}-${process.arch}/package.json`)),
      "bin",
      file,
    );
  } catch {
    return null;
  }
}

/**
 * @param {string} node
 * @param {readonly string[]} parameters
 */
function handOver(node, parameters) {
  const child = spawn(node, parameters, { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  // The terminal tells both; whoever signals this process alone means the child.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => child.kill(signal));
  }
  tellWhenAbandoned(child);
  child.on("error", (error) => {
    process.stderr.write(`demarc: ${node} could not be started: ${error.message}\n`);
    process.exit(2);
  });
  // As a shell counts one that was ended by a signal.
  child.on("exit", (code, signal) =>
    process.exit(code ?? 128 + constants.signals[signal ?? "SIGTERM"]),
  );
}

/**
 * The child watches this process, and would not learn that the one before it is gone: the line to it is
 * cut then. Whether that is a reason to stop is the child's to say, see `serve/watch-parent.ts`.
 *
 * @param {import("node:child_process").ChildProcess} child
 */
function tellWhenAbandoned(child) {
  const starter = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === starter) return;
    clearInterval(watch);
    if (child.connected) child.disconnect();
  }, 500);
  watch.unref();
}

// node with-pinned-node.js program.ts parameters…
const [, self, program, ...parameters] = process.argv;
if (self === fileURLToPath(import.meta.url) && program !== undefined) {
  await runWithPinnedNode(join(process.cwd(), program), parameters);
}
