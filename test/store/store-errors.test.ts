import { expect, test, vi } from "vitest";
import { StoreBusyError, StoreError, StoreInUseError } from "../../lib/store/store-errors.ts";

test("an error is known for what it is by another copy of its module, as a bundler makes them", async () => {
  vi.resetModules();
  const copy = await import("../../lib/store/store-errors.ts");
  const busy = new copy.StoreBusyError("demarc.sqlite");

  expect(copy.StoreBusyError).not.toBe(StoreBusyError);
  expect(busy instanceof StoreBusyError).toBe(true);
  expect(busy instanceof StoreError).toBe(true);
  expect(busy instanceof StoreInUseError).toBe(false);
  expect(new Error("busy") instanceof StoreError).toBe(false);
});
