import { describe, expect, test } from "vitest";
import { type KeyPress, whatKeyMeans } from "../../app/_lists/list-keys.ts";

const press = (key: string, given: Partial<KeyPress> = {}) =>
  whatKeyMeans({
    key,
    withModifier: false,
    inField: false,
    inDialog: false,
    taken: false,
    switchedOff: false,
    ...given,
  });

describe("keys in a list", () => {
  test("step, search, close and help", () => {
    expect(["j", "k", "/", "Escape", "?"].map((key) => press(key))).toEqual([
      "next",
      "previous",
      "search",
      "close",
      "help",
    ]);
  });

  test("mean nothing else: Enter, Tab and the rest stay the browser's", () => {
    expect(["Enter", "Tab", " ", "J", "a", "ArrowDown"].map((key) => press(key))).toEqual(
      Array(6).fill(null),
    );
  });

  test("mean nothing with a modifier, which belongs to the browser", () => {
    expect(press("j", { withModifier: true })).toBeNull();
  });

  test("are letters while somebody writes; only Esc leaves the field", () => {
    expect(press("j", { inField: true })).toBeNull();
    expect(press("?", { inField: true })).toBeNull();
    expect(press("Escape", { inField: true })).toBe("leave");
  });

  test("are left to a dialog that is open, and to whoever answered first", () => {
    expect(press("Escape", { inDialog: true })).toBeNull();
    expect(press("Escape", { taken: true })).toBeNull();
  });

  test("can be switched off, but for Esc", () => {
    expect(press("j", { switchedOff: true })).toBeNull();
    expect(press("Escape", { switchedOff: true })).toBe("close");
  });
});
