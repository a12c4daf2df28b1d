import { expect, test } from "vitest";
import { exportFormats } from "../../app/_links/export-formats.ts";
import { exportHref, withByteOrderMark } from "../../app/_links/export-href.ts";
import { readExportQuery } from "../../app/exports/[format]/read-export-query.ts";

function exportFrom(address: string) {
  const url = new URL(address, "http://localhost");
  return exportHref("csv", url.pathname, url.searchParams);
}

test("a filtered list exports what it shows, as far as files can be narrowed", () => {
  expect(exportFrom("/controls?pillar=security&region=eu-west-1&status=failing&page=2")).toEqual({
    href: "/exports/csv?pillar=security&region=eu-west-1",
    place: null,
    narrowedBy: ["pillar", "region"],
    leftOut: ["status"],
  });
});

test.for([
  "/controls?responsibility=operations",
  "/controls?pillar=beauty",
  "/controls?pillar=security&pillar=reliability",
  "/resources?region=eu-west-1&type=AWS::S3::Bucket&id=x",
  "/findings?pack=cis",
  "/findings",
])("what an export would refuse, or a page does not filter by, is left out: %s", (address) => {
  expect(exportFrom(address).href).toBe("/exports/csv");
});

test("the page of a standard exports what is evidence for it", () => {
  expect(exportFrom("/standards/pci-dss-4.0.1?status=failing")).toMatchObject({
    href: "/exports/csv?standard=pci-dss-4.0.1",
    narrowedBy: ["standard"],
    leftOut: [],
  });
  expect(exportFrom("/standards").href).toBe("/exports/csv");
  expect(exportFrom("/standards?standard=pci-dss-4.0.1").href).toBe("/exports/csv");
});

const pack = "Operational-Best-Practices-for-PCI-DSS";

test.for([
  ["/pillars/security?page=2", "?pillar=security", "This pillar", "Security"],
  ["/regions/us-east-1", "?region=us-east-1", "This region", "us-east-1"],
  [
    "/responsibilities/data-protection",
    "?responsibility=data-protection",
    "This item",
    "Data security and encryption",
  ],
  [
    `/packs/us-east-1/${pack}`,
    `?region=us-east-1&pack=${pack}`,
    "This pack",
    "PCI DSS in us-east-1",
  ],
  ["/standards/soc2-2017/CC6.1", "?standard=soc2-2017", "This standard", "soc2-2017"],
] as const)(
  "the page of one thing exports that thing and names it: %s",
  ([from, query, kind, name]) => {
    for (const { format } of exportFormats) {
      const url = new URL(from, "http://localhost");
      const { href, place } = exportHref(format, url.pathname, url.searchParams);
      expect(href).toBe(`/exports/${format}${query}`);
      expect(place).toMatchObject({ kind, name });
      expect(readExportQuery(new URL(href, "http://localhost").searchParams).kind).toBe("query");
    }
  },
);

test.for([
  "/pillars/beauty",
  "/responsibilities/operations",
  "/responsibilities/aws-hardware",
  "/regions/global",
  "/packs",
  "/regions/%E0%A4%A",
  "/history/3",
])("a page of what no file can be narrowed to exports the whole: %s", (path) => {
  const { href, place } = exportHref("pdf", path, new URLSearchParams());
  expect([href, place]).toEqual(["/exports/pdf", null]);
});

test("the mark of UTF-8 is asked for beside whatever the file is narrowed by", () => {
  for (const address of ["/", "/controls?severity=high"]) {
    const { searchParams } = new URL(
      withByteOrderMark(exportFrom(address).href),
      "http://localhost",
    );
    expect(readExportQuery(searchParams)).toMatchObject({ kind: "query", query: { bom: true } });
  }
});

test("every address it makes is one that exports take", () => {
  const { href } = exportFrom("/findings?severity=high&responsibility=data-protection&search=x");
  const { searchParams } = new URL(href, "http://localhost");
  expect(readExportQuery(searchParams).kind).toBe("query");
  expect([...searchParams.keys()]).toEqual(["responsibility", "severity"]);
});
