import { expect, test } from "vitest";
import { isOwnForm } from "../../app/_security/own-form.ts";

const host = "127.0.0.1:3000";

test("a form of our own page is ours", () => {
  expect(isOwnForm(`http://${host}`, host)).toBe(true);
});

test.each([
  null,
  "null",
  "",
  "http://evil.example",
  "http://127.0.0.1:4000",
  "http://localhost:3000",
])("a form from %j is not", (origin) => {
  expect(isOwnForm(origin, host)).toBe(false);
});

test("nor is one that was sent to nobody", () => {
  expect(isOwnForm(`http://${host}`, null)).toBe(false);
});
