/** The pages that are measured, each with something on it. */
import type { StoreContents } from "./describe-store.ts";

export interface MeasuredPage {
  readonly name: string;
  readonly path: string;
  /** A list has filters, and may bring more script than a page that is only read. */
  readonly kind: "reading" | "list";
}

const reading = (name: string, path: string): MeasuredPage => ({ name, path, kind: "reading" });
const list = (name: string, path: string): MeasuredPage => ({ name, path, kind: "list" });

/** So many pages further on a list is deep. */
const deepPages = 8;

/** @param name only pages with this word in their name; empty: all */
export async function choosePages(
  address: string,
  { control, resource, finding }: StoreContents,
  name: string,
): Promise<readonly MeasuredPage[]> {
  const findingPage = `/findings/${finding.region}/${finding.id}`;
  const pages = [
    reading("overview", "/"),
    reading("pillar", "/pillars/security"),
    reading("responsibility item", "/responsibilities/data-protection"),
    list("controls, all", "/controls"),
    list("controls, failing by pillar", "/controls?status=failing&group=pillar"),
    list("controls, search", "/controls?search=encryption"),
    reading("control with many failing", control),
    reading("control, deep", await deepIn(address, control)),
    list("findings, grouped", "/findings"),
    list("findings, high", "/findings?severity=high"),
    list("findings, archived", "/findings?state=archived"),
    list("findings, region", "/findings?region=us-east-1&state=all"),
    list("findings, type", `/findings?${new URLSearchParams({ type: finding.type })}`),
    list("findings, responsibility", "/findings?responsibility=identity-access&severity=medium"),
    list("findings, search in titles", "/findings?search=control+server"),
    list("findings, search an id", `/findings?search=${finding.id.slice(3, 19)}`),
    list("findings, search a resource", "/findings?search=northwind-hr"),
    list("findings, search short", "/findings?search=i-"),
    list("findings, search in vain", "/findings?search=zzqqy"),
    list("findings, deep", await deepIn(address, "/findings?severity=high")),
    reading("finding", findingPage),
    reading("resource", `/resources?${resource}`),
    reading("standards", "/standards"),
    reading("standard", "/standards/pci-dss-4.0.1"),
    reading("standard, failing", "/standards/pci-dss-4.0.1?status=failing"),
    reading("requirement", "/standards/pci-dss-4.0.1/1.2.5"),
    reading("coverage", "/coverage"),
    list("packs", "/packs"),
    list("resources", "/resources"),
    list(
      "resources, type",
      `/resources?${new URLSearchParams({ type: resource.get("type") ?? "" })}`,
    ),
    reading("history", "/history"),
  ].filter((page) => page.name.includes(name));
  const there = await Promise.all(pages.map(({ path }) => isThere(`${address}${path}`)));
  return pages.filter((_, index) => there[index]);
}

/** Pages that this Demarc does not have are left out, not counted as quick. */
async function isThere(url: string): Promise<boolean> {
  const response = await fetch(url, { redirect: "manual" });
  await response.arrayBuffer();
  if (response.status >= 500) throw new Error(`${url} answered ${response.status}`);
  return response.status === 200;
}

/** The addresses that a page's links lead to, as they are written in it. */
export function linksIn(html: string): readonly string[] {
  return [...html.matchAll(/<a\b[^>]*?\shref="([^"]+)"/g)].map(([, to = ""]) =>
    to.replaceAll("&amp;", "&"),
  );
}

/** The address of a page far down a list, by its links to the next one; the last where it ends before. */
async function deepIn(address: string, path: string): Promise<string> {
  let here = path;
  for (let page = 0; page < deepPages; page += 1) {
    const links = linksIn(await textOf(`${address}${here}`));
    const next = links.find((to) => /[?&]after=/.test(to));
    if (next === undefined) return here;
    here = next;
  }
  return here;
}

async function textOf(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.text();
}
