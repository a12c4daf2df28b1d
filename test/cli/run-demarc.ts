/** Runs `demarc` as a person would: a process of its own, with nothing of this machine's settings. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { endsWithTest, inOwnGroup } from "../started-processes.ts";

const launcher = fileURLToPath(new URL("../../lib/cli/launch.js", import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningDemarc {
  readonly process: ChildProcess;
  /** What it has said so far. */
  readonly said: () => Ran;
  readonly ended: Promise<Ran>;
  /** Once it has said this on stderr; rejects when it ends without. */
  readonly says: (text: string | RegExp) => Promise<void>;
}

type Environment = Readonly<Record<string, string>>;

/** Runs it to its end. */
export function demarc(parameters: readonly string[], environment: Environment = {}): Promise<Ran> {
  return startDemarc(parameters, environment).ended;
}

/** For `underNode`: makes Node take itself for an older one. Only the launcher asks for the version. */
export const asNode20 = [
  "--import",
  "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.9.0'})",
];

/** @param underNode what Node itself is told */
export function startDemarc(
  parameters: readonly string[],
  environment: Environment = {},
  underNode: readonly string[] = [],
): RunningDemarc {
  return start(process.execPath, [...underNode, launcher, ...parameters], environment);
}

/** As the documentation says to run it: npm looks for the program and runs it. */
export function startThroughNpm(
  command: readonly [program: "npm" | "npx", ...parameters: string[]],
  environment: Environment,
): RunningDemarc {
  const [program, ...parameters] = command;
  return start(program, parameters, {
    npm_config_cache: join(tmpdir(), "demarc-test-npm"),
    npm_config_logs_max: "0",
    npm_config_offline: "true",
    npm_config_update_notifier: "false",
    ...environment,
  });
}

function start(
  program: string,
  parameters: readonly string[],
  environment: Environment,
): RunningDemarc {
  const child = spawn(program, parameters, {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    env: { NODE_ENV: "production", PATH: process.env.PATH, HOME: "/nonexistent", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
    ...inOwnGroup,
  });
  endsWithTest(child);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const said = () => ({ code: child.exitCode, stdout, stderr });
  const ended = once(child, "close").then(said);
  const says = async (text: string | RegExp) => {
    const isSaid = () => (typeof text === "string" ? stderr.includes(text) : text.test(stderr));
    while (!isSaid()) {
      const over = await Promise.race([ended, once(child.stderr, "data").then(() => null)]);
      if (over !== null && !isSaid()) throw new Error(`It never said ${text}:\n${stderr}`);
    }
  };
  return { process: child, said, ended, says };
}
