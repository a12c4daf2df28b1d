import type { Page } from "playwright-core";

/** Pages that are the same in every account. */
const fixed = [
  "/",
  "/pillars/security",
  "/pillars/sustainability",
  "/responsibilities/data-protection",
  "/responsibilities/operations",
  "/responsibilities/aws-hardware",
  "/controls",
  "/controls?status=failing&group=pillar&sort=-title",
  "/controls?status=notEvaluated",
  "/controls?classified=none",
  "/controls?search=no+such+control",
  "/findings",
  "/findings?severity=high",
  "/findings?state=archived",
  "/findings/protection",
  "/standards",
  "/standards/pci-dss-4.0.1",
  "/standards/pci-dss-4.0.1?open=8",
  "/standards/pci-dss-4.0.1?status=passing",
  "/standards/hipaa-security",
  "/standards/soc-2-2017",
  "/standards/soc-2-2017?search=no+such+requirement",
  "/standards/soc-2-2017/CC6.6",
  "/standards/pci-dss-4.0.1/1.3.2",
  "/standards/pci-dss-4.0.1/9.2.1",
  "/standards/hipaa-security/164.308(b)(1)",
  "/standards/pci-dss-4.0.1/coverage",
  "/standards/soc-2-2017/coverage",
  "/evidence",
  "/evidence/soc-2",
  "/evidence/baa",
  "/acceptable-use",
  "/catalogue",
  "/catalogue?group=tags-and-descriptions",
  "/catalogue?search=no+such+rule",
  "/catalogue/S3_BUCKET_PUBLIC_READ_PROHIBITED",
  "/catalogue/DMS_ENDPOINT_TAGGED",
  "/catalogue/findings?use=intrusion",
  "/catalogue/classify?name=lambda-runtime-not-deprecated&type=AWS%3A%3ALambda%3A%3AFunction",
  "/catalogue/severity",
  "/history",
  "/history?pillar=security&days=90",
  "/packs",
  "/resources",
  "/resources?status=passing&type=AWS%3A%3AS3%3A%3ABucket&sort=name",
  "/resources?search=no+such+resource",
  "/resources?region=eu-central-1&type=AWS%3A%3AS3%3A%3ABucket&id=no-such-bucket",
  "/regions/eu-central-1",
  "/regions/us-west-1",
  "/coverage",
  "/connection",
  "/refresh",
  "/search",
  "/search?q=bucket",
  "/search?q=nothing+goes+by+this+name",
  "/help",
] as const;

/** The address of every kind of page, each with something on it: the particular ones are looked up. */
export async function everyPage(page: Page): Promise<string[]> {
  const failing = await firstLink(page, "/controls?status=failing", "/controls?");
  const unseen = await firstLink(page, "/controls?status=notEvaluated", "/controls?");
  const control = wholePageOf(failing);
  const finding = await oneFinding(page, "high");
  const sequence = await oneFinding(page, "critical");
  const pack = await firstLink(page, "/packs", "/packs/");
  const ofControl = await firstLink(page, control, "/controls/");
  const resource = await linkIn(page, ofControl, "[data-panel]", "/resources?");
  const collection = await firstLink(page, "/history", "/history/");
  return [
    ...fixed,
    failing,
    control,
    wholePageOf(unseen),
    ofControl,
    finding,
    sequence,
    pack,
    resource,
    collection,
  ];
}

/** The page of the control whose panel an address opens. */
export function wholePageOf(panel: string): string {
  const key = new URL(panel, "http://localhost").searchParams.get("show");
  return `/controls/${encodeURIComponent(key ?? "")}`;
}

/** The first link on a page that leads to where its address begins with `prefix`. */
export function firstLink(page: Page, from: string, prefix: string): Promise<string> {
  return linkIn(page, from, "main table tbody", prefix);
}

/** The same in a part of the page. */
export async function linkIn(
  page: Page,
  from: string,
  part: string,
  prefix: string,
): Promise<string> {
  await page.goto(from);
  const link = page.locator(`${part} a[href^="${prefix}"]`).first();
  const href = await link.getAttribute("href");
  if (href === null) throw new Error(`${from} has no link to ${prefix}`);
  return href;
}

/** The page of the first finding of a severity: in lists a finding opens beside them. */
export async function oneFinding(page: Page, severity: string): Promise<string> {
  await page.goto(`/findings?severity=${severity}`);
  const row = await page.locator("main table [data-row]").first().getAttribute("data-row");
  if (row === null) throw new Error(`there is no ${severity} finding`);
  return `/findings/${row}`;
}
