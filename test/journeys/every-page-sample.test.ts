import { describe, expect, test } from "vitest";
import { everyPage, routesWithout } from "./stage/every-page.ts";
import { holdEveryPage } from "./stage/hold-every-page.ts";
import { looks } from "./stage/sight.ts";
import { watchedPage } from "./stage/watched-page.ts";

let paths: readonly string[];

holdEveryPage("sample", looks, async (browser, address) => {
  const { page } = await watchedPage(browser, address);
  paths = await everyPage(page);
  return paths;
});

describe("all of them", () => {
  test("no kind of page is left out", async () => {
    expect(await routesWithout(paths)).toEqual([]);
  });
});
