import { expect, test } from "vitest";
import { rowsBefore } from "../../lib/store/page.ts";

const rows = ["a", "b"];

test("a page says how many rows stand before it, as its marker does", () => {
  expect(rowsBefore({ rows, next: "more", total: 9 }, 4)).toBe(4);
});

test("the last page ends the list, however long it was when its marker was given", () => {
  expect(rowsBefore({ rows, next: null, total: 9 }, 4)).toBe(7);
  expect(rowsBefore({ rows, next: null, total: 2 }, 4)).toBe(0);
});

test("no page stands behind the end of a list that became shorter, nor before its beginning", () => {
  expect(rowsBefore({ rows, next: "more", total: 5 }, 40)).toBe(2);
  expect(rowsBefore({ rows: [], next: null, total: 0 }, 40)).toBe(0);
});
