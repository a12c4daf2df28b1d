import { expect, test } from "vitest";
import { identifierIn } from "../../app/catalogue/classify/identifier-in.ts";
import {
  matchFindingTypes,
  plansOf,
  readFindingTypeListing,
} from "../../app/catalogue/findings/finding-type-listing.ts";
import { aFindingTypeMapping } from "../builders/a-catalogue.ts";

const spam = aFindingTypeMapping({
  type: "Backdoor:EC2/Spambot",
  title: "EC2 instance sends spam",
  family: "outbound-attack",
  acceptableUse: "mass-email",
  features: ["FLOW_LOGS"],
});
const old = aFindingTypeMapping({
  type: "Backdoor:EC2/XORDDOS",
  standing: "retired",
  features: ["DNS_LOGS", "RUNTIME_MONITORING"],
});

test.for([
  [{ family: "outbound-attack" }, [spam]],
  [{ plan: "RUNTIME_MONITORING" }, [old]],
  [{ standing: "retired" }, [old]],
  [{ use: "mass-email" }, [spam]],
  [{ search: "sends ec2" }, [spam]],
  [{ search: "xorddos" }, [old]],
  [{}, [spam, old]],
] as const)("finding types narrowed by %o", ([query, expected]) => {
  expect(matchFindingTypes([spam, old], query)).toEqual(expected);
});

test("plans are those that some type needs, each once", () => {
  expect(plansOf([spam, old, spam])).toEqual(["DNS_LOGS", "FLOW_LOGS", "RUNTIME_MONITORING"]);
});

test("a plan that no type needs is named as not understood", () => {
  expect(readFindingTypeListing({ plan: "TELEPATHY" }, ["FLOW_LOGS"])).toMatchObject({
    query: { plan: undefined },
    unused: ["plan"],
  });
});

test("a rule's name tells the managed identifier that it would be", () => {
  expect(identifierIn(" s3-bucket-public-read-prohibited ")).toBe(
    "S3_BUCKET_PUBLIC_READ_PROHIBITED",
  );
});
