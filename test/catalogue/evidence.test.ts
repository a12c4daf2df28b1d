import { describe, expect, test } from "vitest";
import { loadCatalogue } from "../../lib/catalogue/load-catalogue.ts";
import { assessReports } from "../../lib/posture/assess-evidence.ts";
import { awsItemIds } from "../../lib/posture/vocabulary.ts";
import { aReport } from "../builders/a-report.ts";

const catalogue = loadCatalogue();
const asOf = "2026-11-22T09:00:00.000Z";

function itemsOf(name: string, series: string): readonly string[] {
  return assessReports([aReport({ name, series })], catalogue, asOf)[0]?.items ?? [];
}

describe("the reports that evidence AWS's half", () => {
  test.each([
    ["System and Organization Controls (SOC) 2 Report", "SOC"],
    ["SOC 2 Type II Report", "SOC"],
    ["ISO 27001:2022 Certification", "ISO"],
    ["ISO/IEC 27001:2022 Statement of Applicability", "Certifications"],
  ])("%s speaks for all five items", (name, series) => {
    expect(itemsOf(name, series)).toEqual(awsItemIds);
  });

  test.each([
    [
      "System and Organization Controls (SOC) 1 Report",
      "SOC",
      ["aws-personnel", "aws-configuration"],
    ],
    [
      "PCI DSS Attestation of Compliance (AOC)",
      "PCI",
      ["aws-personnel", "aws-facilities", "aws-hardware", "aws-patching"],
    ],
    ["PCI DSS Responsibility Summary", "PCI", ["aws-patching"]],
    ["ISO 22301:2019 Certification", "ISO", ["aws-facilities"]],
    ["ISO/IEC 20000-1:2018 Certification", "ISO", ["aws-configuration"]],
    ["Cloud Computing Compliance Controls Catalog (C5)", "C5", ["aws-facilities"]],
  ])("%s speaks for some", (name, series, items) => {
    expect(itemsOf(name, series)).toEqual(items);
  });

  test.each([
    ["System and Organization Controls (SOC) 2 Privacy Report", "SOC"],
    ["System and Organization Controls (SOC) 3 Report", "SOC"],
    ["SOC Continued Operations Letter", "SOC"],
    ["PCI 3DS Attestation of Compliance", "PCI"],
    ["PCI PIN Security Attestation of Compliance", "PCI"],
    ["ISO 27017:2015 Certification", "ISO"],
    ["ISO 9001:2015 Certification", "ISO"],
  ])("%s speaks for none: its subject is another", (name, series) => {
    expect(itemsOf(name, series)).toEqual([]);
  });
});
