import { expect, test } from "vitest";
import { exportHref, withByteOrderMark } from "../../app/_links/export-href.ts";
import { readExportQuery } from "../../app/exports/[format]/read-export-query.ts";

function exportFrom(address: string) {
  const url = new URL(address, "http://localhost");
  return exportHref("csv", url.pathname, url.searchParams);
}

test("a filtered list exports what it shows, as far as files can be narrowed", () => {
  expect(exportFrom("/controls?pillar=security&region=eu-west-1&status=failing&page=2")).toEqual({
    href: "/exports/csv?pillar=security&region=eu-west-1",
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
  expect(exportFrom("/standards/pci-dss-4.0.1?status=failing")).toEqual({
    href: "/exports/csv?standard=pci-dss-4.0.1",
    narrowedBy: ["standard"],
    leftOut: [],
  });
  expect(exportFrom("/standards").href).toBe("/exports/csv");
  expect(exportFrom("/standards?standard=pci-dss-4.0.1").href).toBe("/exports/csv");
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
