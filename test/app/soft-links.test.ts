import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { softTarget } from "../../app/_lists/soft-target.ts";

/** As much of an element as a click is asked for. */
class FakeElement extends EventTarget {
  readonly #link: Readonly<Record<string, string>> | null;

  constructor(link: Readonly<Record<string, string>> | null) {
    super();
    this.#link = link;
  }

  closest(selector: string): { getAttribute: (name: string) => string | null } | null {
    const link = this.#link;
    if (selector !== "a[data-soft]" || link === null) return null;
    return { getAttribute: (name) => link[name] ?? null };
  }
}

const plain = {
  button: 0,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  defaultPrevented: false,
};
const onLink = () => new FakeElement({ href: "/controls?show=a#row-a" });

beforeAll(() => vi.stubGlobal("Element", FakeElement));
afterAll(() => vi.unstubAllGlobals());

describe("a click", () => {
  test("on a soft link, or on what stands in it, leads to its address", () => {
    expect(softTarget({ ...plain, target: onLink() })).toBe("/controls?show=a#row-a");
  });

  test.each([
    ["with the middle button", { button: 1 }],
    ["with Ctrl", { ctrlKey: true }],
    ["with Cmd", { metaKey: true }],
    ["with Shift", { shiftKey: true }],
    ["with Alt", { altKey: true }],
    ["that somebody answered", { defaultPrevented: true }],
  ])("%s is left to the browser", (_, change) => {
    expect(softTarget({ ...plain, ...change, target: onLink() })).toBeNull();
  });

  test("elsewhere is left to the browser", () => {
    expect(softTarget({ ...plain, target: new FakeElement(null) })).toBeNull();
    expect(softTarget({ ...plain, target: null })).toBeNull();
  });
});
