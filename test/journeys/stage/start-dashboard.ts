/** `demarc serve` as a person starts it, on a free port, collecting only when asked. */
import { once } from "node:events";
import { startDemarc } from "../../cli/run-demarc.ts";

export interface RunningDashboard extends AsyncDisposable {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly address: string;
}

/** Waits until the dashboard has said where it is. */
export async function startDashboard(
  environment: Readonly<Record<string, string>>,
): Promise<RunningDashboard> {
  const demarc = startDemarc(["serve"], {
    DEMARC_REFRESH_MINUTES: "0",
    PORT: "0",
    ...environment,
  });
  const address = await addressOf(demarc);
  return {
    address,
    [Symbol.asyncDispose]: async () => {
      demarc.process.kill("SIGTERM");
      await demarc.ended;
    },
  };
}

async function addressOf(demarc: ReturnType<typeof startDemarc>): Promise<string> {
  for (;;) {
    const { stdout, stderr } = demarc.said();
    const said = /Demarc is at (http:\S+)/.exec(stdout);
    if (said?.[1] !== undefined) return said[1];
    const { stdout: stream } = demarc.process;
    if (stream === null) throw new Error("demarc serve has no stdout");
    const over = await Promise.race([demarc.ended, once(stream, "data").then(() => null)]);
    if (over !== null) throw new Error(`demarc serve ended before it was up:\n${stderr}`);
  }
}
