import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogueFiles } from "../../lib/catalogue/catalogue-files.ts";
import { loadCatalogue } from "../../lib/catalogue/load-catalogue.ts";
import { parseCatalogue } from "../../lib/catalogue/parse-catalogue.ts";
import types from "./facts/guardduty-types.json" with { type: "json" };

const catalogue = loadCatalogue();
const { findingTypes } = parseCatalogue(catalogueFiles);

describe("GuardDuty's finding types", () => {
  test("are 250: 229 that it raises today and 21 it has retired", () => {
    expect(types.active).toHaveLength(229);
    expect(types.retired).toHaveLength(21);
  });

  test("are all in the catalogue, and nothing else is", () => {
    const known = findingTypes.map(({ type }) => type).sort();
    expect(known).toEqual([...types.active, ...types.retired].sort());
  });

  test("say so when GuardDuty no longer raises them", () => {
    const retired = findingTypes.filter(({ meaning }) =>
      meaning.includes("GuardDuty no longer raises"),
    );
    expect(retired.map(({ type }) => type).sort()).toEqual([...types.retired].sort());
  });

  test.each([
    ["UnauthorizedAccess:EC2/SSHBruteForce", "os-network-firewall"],
    ["UnauthorizedAccess:IAMUser/InstanceCredentialExfiltration.OutsideAWS", "identity-access"],
    ["CredentialAccess:RDS/AnomalousBehavior.SuccessfulBruteForce", "identity-access"],
    ["Exfiltration:S3/AnomalousBehavior", "data-protection"],
    ["Object:S3/MaliciousFile", "data-protection"],
    ["Execution:EC2/MaliciousFile!Snapshot", "data-protection"],
    ["Backdoor:Lambda/C&CActivity.B", "code-deployed"],
    ["Execution:Runtime/NewBinaryExecuted", "code-deployed"],
    ["Execution:Kubernetes/MaliciousFile", "code-deployed"],
    ["PrivilegeEscalation:Runtime/RuncContainerEscape", "os-network-firewall"],
    ["Policy:Kubernetes/AnonymousAccessGranted", "identity-access"],
  ])("%s is for the item %s to answer", (type, responsibility) => {
    expect(catalogue.mapFindingType(type)).toMatchObject({
      type,
      pillars: ["security"],
      responsibility,
      classifiedBy: "catalogue",
    });
  });

  test("carry no words left over from writing them", () => {
    const texts = findingTypes.flatMap((entry) => [entry.title, entry.meaning, entry.firstStep]);
    const leftOver = /\b(TODO|TBD|FIXME|lorem|xxx|placeholder)\b|\b(\w+) \2\b|[<>{}]|=\w/i;
    expect(texts.filter((text) => leftOver.test(text))).toEqual([]);
  });

  test("tell in which pillars and items a detector's silence says something", () => {
    expect([...catalogue.findingPillars]).toEqual(["security"]);
    expect([...catalogue.findingItems].sort()).toEqual([
      "code-deployed",
      "data-protection",
      "identity-access",
      "os-network-firewall",
    ]);
  });
});

describe("a finding type the catalogue does not know", () => {
  test.each([
    [
      "Impact:S3/AnomalousBehavior.Encrypt!DNS",
      "data-protection",
      "Impact: anomalous behavior encrypt DNS (S3)",
    ],
    ["Persistence:IAMUser/NewTrick", "identity-access", "Persistence: new trick (IAMUser)"],
    [
      "AttackSequence:Lambda/CompromisedFunction",
      "code-deployed",
      "Attack sequence: compromised function (Lambda)",
    ],
    ["Discovery:Runtime/NewTrick", "os-network-firewall", "Discovery: new trick (Runtime)"],
  ])("%s is security's, and by rule of thumb %s's", (type, responsibility, title) => {
    expect(catalogue.mapFindingType(type)).toMatchObject({
      type,
      pillars: ["security"],
      responsibility,
      title,
      classifiedBy: "rule_of_thumb",
    });
  });

  test("of a resource nobody has heard of is security's and no item's", () => {
    expect(catalogue.mapFindingType("Impact:Quantum/NewTrick")).toMatchObject({
      pillars: ["security"],
      responsibility: null,
      title: "Impact: new trick (Quantum)",
      classifiedBy: "none",
    });
  });

  test.each([
    ["not a type at all", "not a type at all"],
    ["Backdoor:EC2", "Backdoor:EC2"],
    ["", "Finding type without a name"],
  ])("that cannot be taken apart, %j, keeps its text", (type, title) => {
    expect(catalogue.mapFindingType(type)).toMatchObject({
      pillars: ["security"],
      responsibility: null,
      title,
      classifiedBy: "none",
    });
  });

  test("never makes the look-up throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (type) => {
        const mapping = catalogue.mapFindingType(type);
        expect(mapping.pillars).toEqual(["security"]);
        expect(mapping.title).not.toBe("");
      }),
    );
  });
});
