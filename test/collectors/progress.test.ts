import { describe, expect, test } from "vitest";
import { collectObservations } from "../../lib/collectors/collect-observations.ts";
import { createProgressCounter } from "../../lib/collectors/collection-progress.ts";
import type { CallCount } from "../../lib/posture/call-count.ts";
import type { CollectionProgress } from "../../lib/posture/progress.ts";
import { buildEmptyAccount, buildSampleAccount } from "../fake-aws/sample-account.ts";
import { addBucketRule, anAccount, onlyThere } from "./a-region.ts";
import { aSandbox, callsIn, noWaiting, now } from "./a-sandbox.ts";
import { rowsInHand } from "./rows-in-hand.ts";

describe("progress", () => {
  test("begins before the first call and ends with every region, call, row and failure counted", async () => {
    const account = buildSampleAccount({ now });
    const told: CollectionProgress[] = [];
    const { collect } = await aSandbox(account);

    const { observations } = await collect({}, { onProgress: (progress) => told.push(progress) });

    expect(told[0]?.sources).toMatchObject([
      { source: "config", regionsDone: 0, regionsTotal: 18, calls: 0, rows: 0, failures: 0 },
      { source: "guardduty", regionsDone: 0, regionsTotal: 18 },
      { source: "artifact", regionsDone: 0, regionsTotal: 1 },
    ]);
    const callsOf = (service: string) =>
      account.calls.filter((call) => call.service === service).length;
    expect(told.at(-1)).toMatchObject({
      phase: "reading",
      startedAt: now.toISOString(),
      sources: [
        { source: "config", regionsDone: 18, calls: callsOf("config"), failures: 1 },
        {
          source: "guardduty",
          regionsDone: 18,
          calls: callsOf("guardduty"),
          rows: 200,
          failures: 2,
        },
        { source: "artifact", regionsDone: 1, calls: 2, rows: 28, failures: 0 },
      ],
    });
    expect(observations).toHaveLength(37);
  });

  test("never goes backwards", async () => {
    const told: CollectionProgress[] = [];
    const { collect } = await aSandbox(buildEmptyAccount({ now }));

    await collect({}, { onProgress: (progress) => told.push(progress) });

    const calls = told.map(({ sources }) => sources.reduce((sum, one) => sum + one.calls, 0));
    expect(calls).toEqual(calls.toSorted((a, b) => a - b));
  });

  test("counts the attempts of a call that was tried again", async () => {
    const account = anAccount();
    account.fault({ operation: "DescribeConfigRules", times: 2, fault: { kind: "server_error" } });
    const told: CollectionProgress[] = [];
    const { collect } = await aSandbox(account);

    await collect(onlyThere, { onProgress: (progress) => told.push(progress) });

    const calls = account.calls.filter(({ service }) => service === "config").length;
    expect(told.at(-1)?.sources[0]).toMatchObject({ calls, throttles: 0 });
  });

  test("counts the attempts that were throttled", async () => {
    const account = anAccount();
    account.fault({ operation: "ListDetectors", times: 2, fault: { kind: "throttled" } });
    const told: CollectionProgress[] = [];
    const { collect } = await aSandbox(account);

    await collect(onlyThere, { onProgress: (progress) => told.push(progress) });

    expect(told.at(-1)?.sources).toMatchObject([
      { source: "config", throttles: 0 },
      { source: "guardduty", throttles: 2, failures: 0 },
      { source: "artifact", throttles: 0 },
    ]);
  });
});

describe("the time left", () => {
  /** A collection that is watched at moments of our choosing: seconds after its beginning. */
  function watched(lastCalls: readonly CallCount[] = []) {
    let seconds = 0;
    let latest: CollectionProgress | null = null;
    const counter = createProgressCounter({
      now: () => new Date(now.getTime() + seconds * 1000),
      regionsTotal: { config: 10, guardduty: 10, artifact: 1 },
      lastCalls,
      onProgress: (progress) => {
        latest = progress;
      },
    });
    return {
      at: (second: number, counted: Parameters<typeof counter.add>[1]) => {
        seconds = second;
        counter.add("config", counted);
        return latest?.sources[0]?.secondsLeft;
      },
    };
  }

  const lastTime = (calls: number): CallCount => ({
    action: "config:DescribeConfigRules",
    calls,
    rows: 0,
    throttles: 0,
    errors: 0,
    regions: 10,
    seconds: 1,
    lastError: null,
  });

  test("is not guessed in the first seconds, nor while nothing is done", () => {
    expect(watched().at(2, { regionsDone: 5 })).toBeNull();
    expect(watched().at(60, { calls: 5 })).toBeNull();
  });

  test("goes by the regions that are done where nothing else is known", () => {
    expect(watched().at(10, { regionsDone: 2, calls: 50 })).toBe(40);
  });

  test("goes by what the last collection asked of the source, where that is known", () => {
    const { at } = watched([lastTime(100), { ...lastTime(900), action: "guardduty:ListFindings" }]);
    expect(at(10, { regionsDone: 9, calls: 25 })).toBe(30);
  });

  test("goes by the regions again once there are more calls than last time", () => {
    const { at } = watched([lastTime(100)]);
    expect(at(10, { regionsDone: 5, calls: 101 })).toBe(10);
  });

  test("does not jump up where there are more calls than last time and few regions are done", () => {
    const { at } = watched([lastTime(100)]);
    expect(at(10, { regionsDone: 1, calls: 80 })).toBe(3);
    expect(at(12, { calls: 20 })).toBe(3);
    expect(at(20, { regionsDone: 8 })).toBe(3);
  });

  test("is nothing once every region is done, whatever was expected", () => {
    const { at } = watched([lastTime(100)]);
    expect(at(10, { regionsDone: 10, calls: 3 })).toBe(0);
  });
});

describe("a stop", () => {
  test("ends the collection though AWS never answers, and throws the signal's reason", async () => {
    const account = anAccount();
    account.fault({ service: "config", fault: { kind: "hang" } });
    const { connected } = await aSandbox(account);
    const connection = await connected(onlyThere);
    const stop = new AbortController();

    const reading = Array.fromAsync(
      collectObservations(connection, { now: () => now, rows: rowsInHand(), signal: stop.signal }),
    );
    await expect.poll(() => account.calls.some(({ service }) => service === "config")).toBe(true);
    stop.abort();

    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
  });

  test("ends a wait for the next slow call too", async () => {
    const account = anAccount();
    for (const name of ["one", "two"]) addBucketRule(account, { bad: "NON_COMPLIANT" }, { name });
    const { connected } = await aSandbox(account);
    const slow = { start: 0.001, most: 0.001 };
    const rates = { ...noWaiting.rates, config_rule_details: slow };
    const connection = await connected({ ...onlyThere, pace: { ...noWaiting, rates } });
    const stop = new AbortController();
    const hand = rowsInHand();
    const { promise: firstIsKept, resolve: keepFirst } = Promise.withResolvers<void>();
    // Both rules were asked about by then, and the second waits for its turn.
    const rows: typeof hand = {
      ...hand,
      explainFailures: async (...given) => {
        await hand.explainFailures(...given);
        keepFirst();
      },
    };

    const reading = Array.fromAsync(
      collectObservations(connection, { now: () => now, rows, signal: stop.signal }),
    );
    await firstIsKept;
    stop.abort();

    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
  });

  test("that was said before nothing begins lets nothing begin", async () => {
    const account = anAccount();
    const { connected } = await aSandbox(account);
    const connection = await connected(onlyThere);
    account.forgetCalls();

    const reading = Array.fromAsync(
      collectObservations(connection, {
        now: () => now,
        rows: rowsInHand(),
        signal: AbortSignal.abort(),
      }),
    );

    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    expect(account.calls).toEqual([]);
  });

  test("is also when the caller takes no more observations: what is left is not asked", async () => {
    const account = anAccount();
    for (let index = 0; index < 60; index++)
      addBucketRule(account, { bad: "NON_COMPLIANT" }, { name: `rule-${index}` });
    const details = { operation: "GetComplianceDetailsByConfigRule" };
    account.fault({ ...details, fault: { kind: "hang" } });
    const { connected } = await aSandbox(account);
    const connection = await connected(onlyThere);
    const { promise: isCutOff, resolve: cutOff } = Promise.withResolvers<void>();
    connection.pacer.listen(({ action, outcome }) => {
      if (action === `config:${details.operation}` && outcome === "stopped") cutOff();
    });
    const asked = () => callsIn(account)[`config:${details.operation}`] ?? 0;

    for await (const { coverage } of collectObservations(connection, {
      now: () => now,
      rows: rowsInHand(),
    })) {
      if (coverage.source !== "artifact") continue;
      await expect.poll(asked).toBeGreaterThan(0);
      break;
    }
    await isCutOff;

    expect(asked()).toBeLessThan(60);
  });
});
