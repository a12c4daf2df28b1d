/** Runs before each test file: what no test may do unnoticed. */
import { Socket } from "node:net";
import { afterAll, afterEach, beforeEach, expect, type MockInstance, vi } from "vitest";
import { endStarted, startedProcesses } from "./started-processes.ts";

let stray: MockInstance<typeof console.error>;
let startedBefore: ReturnType<typeof startedProcesses>;

beforeEach(() => {
  startedBefore = startedProcesses();
  stray = vi.spyOn(console, "error");
});

afterEach(() => {
  endStarted(startedBefore);
  expect(stray.mock.calls, "nothing may be printed as an error unnoticed").toEqual([]);
  stray.mockRestore();
});

afterAll(() => endStarted());

/** Hosts that are this machine. Without a host, Node means this machine too. */
const loopback = /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\])$/;

const connect = Socket.prototype.connect;

const onlyToLoopback = function onlyToLoopback(this: Socket, ...given: unknown[]) {
  const host = hostOf(given);
  if (host !== null && !loopback.test(host)) {
    throw new Error(`A test tried to reach ${host}. Tests talk to this machine only.`);
  }
  return Reflect.apply(connect, this, given);
};

// Files that share a process come by here one after the other.
if (connect.name !== onlyToLoopback.name) Socket.prototype.connect = onlyToLoopback;

/** `connect` takes a port and a host, or options, or (from Node's own modules) a list of either. */
function hostOf([first, second]: unknown[]): string | null {
  if (Array.isArray(first)) return hostOf(first);
  if (typeof first === "object" && first !== null) {
    return "host" in first && typeof first.host === "string" ? first.host : null;
  }
  return typeof first === "number" && typeof second === "string" ? second : null;
}
