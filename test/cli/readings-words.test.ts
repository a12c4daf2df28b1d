import { expect, test } from "vitest";
import { readingsInWords, regionsLeftStanding } from "../../lib/cli/readings-words.ts";

const states = (...all: ("read" | "partial" | "not_set_up" | "not_read")[]) =>
  all.map((state) => ({ state }));

test("readings that are not whole are counted by what became of them", () => {
  expect(readingsInWords(states("read", "not_set_up", "read", "not_read", "not_set_up"))).toBe(
    "2 of 5 readings whole, 2 not set up, 1 not read",
  );
  expect(readingsInWords(states("partial", "read"))).toBe("1 of 2 readings whole, 1 read in part");
  expect(readingsInWords(states("read", "read"))).toBe("2 of 2 readings whole");
});

test("a collection of some regions says that the others stand, one of all says nothing", () => {
  const artifact = { region: "global", source: "artifact" } as const;
  const here = { region: "eu-west-1", source: "config" } as const;
  const there = { region: "us-east-1", source: "guardduty" } as const;
  expect(regionsLeftStanding([artifact, here], [artifact, here, there])).toBe(
    "1 of 2 regions asked, the others stand as they were last read",
  );
  const unlisted = { region: "unlisted", source: "config" } as const;
  expect(regionsLeftStanding([here, unlisted], [here, there, unlisted])).toMatch(/^1 of 2 regions/);
  expect(regionsLeftStanding([artifact, here, there], [artifact, here, there])).toBeNull();
});
