import { glob } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

/** Pages that are the same in every account. */
export const fixedPages = [
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
  "/evidence/user-controls",
  "/evidence?from=2026-01-01&to=2026-12-31",
  "/standards/hipaa-security/aws?from=2026-01-01&to=2026-12-31",
  "/acceptable-use",
  "/exceptions",
  "/exceptions/new?control=S3_BUCKET_VERSIONING_ENABLED",
  "/exceptions/new",
  "/journal",
  "/catalogue",
  "/catalogue?group=tags-and-descriptions",
  "/catalogue?search=no+such+rule",
  "/catalogue/S3_BUCKET_PUBLIC_READ_PROHIBITED",
  "/catalogue/DMS_ENDPOINT_TAGGED",
  "/catalogue/findings?use=intrusion",
  "/catalogue/classify?name=lambda-runtime-not-deprecated&type=AWS%3A%3ALambda%3A%3AFunction",
  "/catalogue/severity",
  "/packs",
  "/coverage",
  "/connection",
  "/refresh",
  "/search",
  "/search?q=bucket",
  "/search?q=no+such+thing+anywhere",
  "/help",
  "/history",
  "/findings/protection",
  "/regions/eu-central-1",
  "/regions/us-west-1",
  "/resources",
  "/resources?region=eu-central-1&type=AWS%3A%3AS3%3A%3ABucket&id=no-such-bucket",
  "/resources?search=no+such+resource",
  "/resources?status=passing&type=AWS%3A%3AS3%3A%3ABucket&sort=name",
  "/search?q=nothing+goes+by+this+name",
  "/history?pillar=security&days=90",
] as const;

/** The address of every kind of page, each with something on it: the particular ones are looked up. */
export async function everyPage(page: Page): Promise<string[]> {
  const failing = await firstLink(page, "/controls?status=failing", "/controls?");
  const unseen = await firstLink(page, "/controls?status=notEvaluated", "/controls?");
  const control = wholePageOf(failing);
  const high = "/findings?severity=high";
  const finding = await oneFinding(page, "high");
  const sequence = await oneFinding(page, "critical");
  const pack = await firstLink(page, "/packs", "/packs/");
  const ofControl = await firstLink(page, control, "/controls/");
  const resource = await linkIn(page, ofControl, "[data-panel]", "/resources?");
  const report = await firstLink(page, "/evidence", "/evidence/reports/");
  const history = await linkIn(page, "/history", "main", "/history/");
  const exception = await firstLink(page, "/exceptions", "/exceptions/");
  const panels = [failing, ofControl, await firstPanel(page, high)];
  return [
    ...fixedPages,
    control,
    wholePageOf(unseen),
    finding,
    sequence,
    pack,
    resource,
    report,
    history,
    exception,
    ...panels.filter((panel) => panel !== null),
  ];
}

/** The page of the control whose panel an address opens. */
export function wholePageOf(panel: string): string {
  const key = new URL(panel, "http://localhost").searchParams.get("show");
  return `/controls/${encodeURIComponent(key ?? "")}`;
}

/** The page of the first finding of a severity: in lists a finding opens beside them. */
export async function oneFinding(page: Page, severity: string): Promise<string> {
  await page.goto(`/findings?severity=${severity}`);
  const row = await page.locator("main table [data-row]").first().getAttribute("data-row");
  if (row === null) throw new Error(`there is no ${severity} finding`);
  return `/findings/${row}`;
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
  // No waiting: what the server sent is all there is, and a link that is not there never comes.
  const [href] = await page
    .locator(`${part} a[href^="${prefix}"]`)
    .evaluateAll((links) => links.flatMap((link) => link.getAttribute("href") ?? []));
  if (href === undefined) throw new Error(`${from} has no link to ${prefix}`);
  return href;
}

/** The address of a list with its first row open beside it; null where the list has no such panel. */
export async function firstPanel(page: Page, from: string): Promise<string | null> {
  await page.goto(from);
  const links = await page
    .locator('main table a[href*="show="]')
    .evaluateAll((found) => found.map((link) => link.getAttribute("href")));
  return links[0] ?? null;
}

const app = fileURLToPath(new URL("../../../app", import.meta.url));

/** The routes of the dashboard that none of these addresses belongs to. */
export async function routesWithout(addresses: readonly string[]): Promise<string[]> {
  const paths = addresses.map((address) => new URL(address, "http://demarc").pathname);
  const missing: string[] = [];
  for await (const file of glob("**/page.tsx", { cwd: app })) {
    const route = `/${file.replace(/\/?page\.tsx$/, "")}`;
    const pattern = new RegExp(`^${route.replaceAll(/\[[^\]]+\]/g, "[^/]+")}$`);
    if (!paths.some((path) => pattern.test(path))) missing.push(route);
  }
  return missing;
}
