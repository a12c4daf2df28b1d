/** The pages that pictures are taken of, by the names of the pictures. */
import type { Page } from "playwright-core";
import { firstLink, firstPanel, linkIn, oneFinding } from "./every-page.ts";

const control = "/controls/S3_BUCKET_PUBLIC_READ_PROHIBITED";

/** By name, their addresses. */
export type ShownPages = Readonly<Record<string, string>>;

/** Every kind of page, on the sample account: the particular ones are looked up. */
export async function samplePages(page: Page): Promise<ShownPages> {
  const failing = "/controls?status=failing";
  const high = "/findings?severity=high";
  const ofControl = await firstLink(page, control, "/controls/");
  const findingsPanel = await firstPanel(page, high);
  return {
    overview: "/",
    pillar: "/pillars/security",
    responsibility: "/responsibilities/data-protection",
    "responsibility-aws": "/responsibilities/aws-hardware",
    controls: failing,
    "controls-panel": `${failing}&show=S3_BUCKET_PUBLIC_READ_PROHIBITED`,
    control,
    "resource-panel": ofControl,
    resource: await linkIn(page, ofControl, "[data-panel]", "/resources?"),
    findings: "/findings",
    ...(findingsPanel === null ? {} : { "findings-panel": findingsPanel }),
    finding: await oneFinding(page, "high"),
    sequence: await oneFinding(page, "critical"),
    protection: "/findings/protection",
    standards: "/standards",
    standard: "/standards/pci-dss-4.0.1?status=failing",
    requirement: "/standards/pci-dss-4.0.1/1.2.5",
    unseen: "/standards/pci-dss-4.0.1/coverage",
    evidence: "/evidence",
    "evidence-kind": "/evidence/soc-2",
    "evidence-window": "/evidence?from=2026-01-01&to=2026-12-31",
    "evidence-report": await firstLink(page, "/evidence", "/evidence/reports/"),
    "aws-part": "/standards/hipaa-security/aws?from=2026-01-01&to=2026-12-31",
    "user-controls": "/evidence/user-controls",
    "acceptable-use": "/acceptable-use",
    exceptions: "/exceptions",
    "exception-new": "/exceptions/new?control=S3_BUCKET_VERSIONING_ENABLED",
    exception: await firstLink(page, "/exceptions", "/exceptions/EX-"),
    journal: "/journal",
    "control-note": "/controls/S3_BUCKET_VERSIONING_ENABLED?search=northwind-admin",
    catalogue: "/catalogue",
    rule: "/catalogue/S3_BUCKET_PUBLIC_READ_PROHIBITED",
    "finding-types": "/catalogue/findings?use=intrusion",
    classify:
      "/catalogue/classify?name=lambda-runtime-not-deprecated&type=AWS%3A%3ALambda%3A%3AFunction",
    severity: "/catalogue/severity",
    packs: "/packs",
    pack: await firstLink(page, "/packs", "/packs/"),
    coverage: "/coverage",
    collection: "/refresh",
    search: "/search?q=bucket",
    help: "/help",
    history: "/history",
    region: "/regions/eu-central-1",
    resources: "/resources",
  };
}

/** What an account without much to show makes of the pages that say so. */
export const barePages: ShownPages = {
  overview: "/",
  controls: "/controls",
  findings: "/findings",
  coverage: "/coverage",
  evidence: "/evidence",
};

/** What is left where everything was refused. */
export const deniedPages: ShownPages = {
  overview: "/",
  controls: "/controls",
  coverage: "/coverage",
  collection: "/refresh",
};

/** The pages that a large account puts to the test. */
export const millionPages: ShownPages = {
  overview: "/",
  controls: "/controls",
  findings: "/findings",
  coverage: "/coverage",
  resources: "/resources",
};

/** The few that README and documentation show. */
const chosen = [
  "overview",
  "pillar",
  "controls",
  "controls-panel",
  "control",
  "resource",
  "findings",
  "finding",
  "standard",
  "requirement",
  "evidence",
  "coverage",
  "history",
];

/** Those of the pages that the documentation shows. */
export function chosenPages(pages: ShownPages): ShownPages {
  return Object.fromEntries(Object.entries(pages).filter(([name]) => chosen.includes(name)));
}
