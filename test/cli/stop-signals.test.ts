import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { listenForStop } from "../../lib/cli/stop-signals.ts";

/** Sends it to those alone who began to listen meanwhile: the tests' own process listens, too. */
function listening(onStop: () => void) {
  const others = new Set(process.listeners("SIGTERM"));
  const stop = listenForStop(onStop);
  const [heard] = process.listeners("SIGTERM").filter((listener) => !others.has(listener));
  return { stop, terminate: () => heard?.("SIGTERM") };
}

describe("a wish to stop", () => {
  const exit = vi.spyOn(process, "exit");

  beforeEach(() => {
    vi.useFakeTimers();
    // Its type says that it never returns; here it does, and what follows is the test's own.
    exit.mockReset().mockImplementation((() => {}) as typeof process.exit);
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  test("is told at once, and what is not put in order within a second ends as it stands", () => {
    const told = vi.fn();
    const { stop, terminate } = listening(told);

    terminate();
    expect(stop.signal.aborted).toBe(true);
    expect(told).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(999);
    expect(exit).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);

    expect(exit).toHaveBeenCalledExactlyOnceWith(143);
    stop.letGo();
  });

  test("that comes twice ends at once, unless the second is an echo of the first", () => {
    const { stop, terminate } = listening(() => {});

    terminate();
    vi.advanceTimersByTime(400);
    terminate();
    expect(exit).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    terminate();

    expect(exit).toHaveBeenCalledExactlyOnceWith(143);
    stop.letGo();
  });
});
