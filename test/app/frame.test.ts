import { describe, expect, test } from "vitest";
import { ownPath } from "../../app/_links/own-path.ts";
import { isAt, mainPlaces, morePlaces } from "../../app/_links/places.ts";
import { speculationRules } from "../../app/_links/speculation-rules.ts";
import { pathToReturnTo } from "../../app/preferences/path-to-return-to.ts";

const placesAt = (path: string) =>
  [...mainPlaces, ...morePlaces].filter((place) => isAt(place, path)).map(({ name }) => name);

test.each([
  ["/", ["Overview"]],
  ["/pillars/security", ["Overview"]],
  ["/controls", ["Controls"]],
  ["/controls/IAM_USER_MFA_ENABLED", ["Controls"]],
  ["/regions/eu-west-1", ["Coverage"]],
  ["/catalogue/findings", ["Catalogue"]],
  ["/controlsx", []],
  ["/help", []],
])("the menu knows that %s is part of %j", (path, names) => {
  expect(placesAt(path)).toEqual(names);
});

describe("a choice leads back to the page it was made on", () => {
  const host = "127.0.0.1:3000";
  test("with its filters", () => {
    expect(pathToReturnTo(`http://${host}/controls?status=failing`, host)).toBe(
      "/controls?status=failing",
    );
  });
  test.each([
    null,
    "",
    "no address",
    "http://elsewhere.example/controls",
    `http://${host}//elsewhere.example/`,
    "javascript:alert(1)",
  ])("and never elsewhere: %j", (referer) => {
    expect(pathToReturnTo(referer, host)).toBe("/");
  });
});

describe("a form leads back to the address it holds", () => {
  test("with its filters and its place on the page", () => {
    const list = "/controls?severity=high&severity=low#row-A%2525";
    expect(ownPath(list)).toBe(list);
  });
  test.each([
    "",
    "controls",
    "//elsewhere.example/",
    "/\\elsewhere.example/",
    "/\t/elsewhere.example/",
    "/\n\\elsewhere.example/",
    "/.//elsewhere.example/",
    "https://elsewhere.example/",
    "javascript:alert(1)",
  ])("and never elsewhere: %j", (address) => {
    expect(ownPath(address)).toBe("/");
  });
});

test("nothing is fetched ahead that is a file, a start, or asks AWS", () => {
  const [rule] = speculationRules.prefetch;
  const left = rule.where.and.flatMap((each) =>
    "not" in each && "href_matches" in each.not ? [each.not.href_matches] : [],
  );
  expect(left).toEqual(
    expect.arrayContaining([
      "/exports/*",
      "/lists/*",
      "/refresh*",
      "/preferences*",
      "/connection*",
    ]),
  );
});
