/** How long the server takes, from request to last byte on loopback, page beside page. */
import { percentile } from "../percentile.ts";
import { ask, newAgent } from "./ask.ts";

export interface ServerTime {
  readonly requests: number;
  readonly p50Milliseconds: number;
  readonly p99Milliseconds: number;
}

/** The first answers of a server that has just started are its compiler's. */
const warmUpRounds = 15;

/**
 * Every address once, one after the other, as many times as there are rounds: what else the machine does
 * meets all of them alike.
 */
export async function timeServer(
  urls: readonly string[],
  rounds: number,
): Promise<ReadonlyMap<string, ServerTime>> {
  const agent = newAgent();
  const taken = new Map<string, number[]>(urls.map((url) => [url, []]));
  for (let round = -warmUpRounds; round < rounds; round += 1)
    for (const [url, times] of taken) {
      const { milliseconds, status } = await ask(agent, url);
      if (status !== 200) throw new Error(`${url} answered ${status}`);
      if (round >= 0) times.push(milliseconds);
    }
  agent.destroy();
  return new Map([...taken].map(([url, times]) => [url, summaryOf(times)]));
}

export const summaryOf = (times: readonly number[]): ServerTime => ({
  requests: times.length,
  p50Milliseconds: percentile(times, 0.5),
  p99Milliseconds: percentile(times, 0.99),
});
