import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { loadCatalogue } from "../../lib/catalogue/load-catalogue.ts";
import type { AcceptableUseId } from "../../lib/posture/vocabulary.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { firstNumber } from "./stage/numbers.ts";
import { textOf } from "./stage/text-of.ts";
import { watchedPage } from "./stage/watched-page.ts";

const { address, truth } = inject("stage");
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  ({ page } = await watchedPage(browser, address));
});
afterAll(() => browser.close());

const heading = () => textOf(page.getByRole("heading", { level: 1 }));

describe("J21: why a rule is here", () => {
  test("from a search to the rule, its controls in this account, and a requirement", async () => {
    await page.goto("/catalogue");
    await page.getByLabel("Words in title or identifier").fill("bucket public read");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/catalogue?search=bucket+public+read");
    await page.getByRole("link", { name: "S3 bucket allows public read", exact: true }).click();
    await page.waitForURL("**/catalogue/S3_BUCKET_PUBLIC_READ_PROHIBITED");

    const here = page.getByRole("region", { name: "In this account" });
    const copies = truth.rules.filter(
      (rule) => rule.identifier === "S3_BUCKET_PUBLIC_READ_PROHIBITED",
    );
    expect(await textOf(here)).toContain(`${copies.length} deployed rules`);

    const why = page.getByRole("region", { name: "Why is this rule here?" });
    await why.getByText("HIPAA Security Rule", { exact: true }).click();
    const requirement = why.locator('a[href^="/standards/hipaa-security/"]').first();
    const id = await textOf(requirement);
    await requirement.click();
    await page.waitForURL("**/standards/hipaa-security/*");
    expect(await textOf(page.getByRole("main"))).toContain(id);
  });

  test("a question that is named as a whole leads to its place in its section", async () => {
    await page.goto("/catalogue/S3_BUCKET_PUBLIC_READ_PROHIBITED");
    const why = page.getByRole("region", { name: "Why is this rule here?" });
    await why.getByText("AWS Well-Architected Framework").click();
    const question = why.locator('a[href*="/standards/well-architected?open="]').first();
    const id = await textOf(question);
    await question.click();
    await page.waitForURL("**/standards/well-architected?open=*");
    expect(await textOf(page.locator(`[id="section-${id}"]`))).toContain(id);
  });

  test("a control leads to its rule, which says who says what it is evidence for", async () => {
    await page.goto("/controls/S3_BUCKET_PUBLIC_READ_PROHIBITED");
    await page.getByText(/^Evidence for \d+ requirements/).click();
    await page
      .getByText(/said by AWS/)
      .first()
      .waitFor();
    await page.getByRole("link", { name: "This rule in the catalogue" }).click();
    await page.waitForURL("**/catalogue/S3_BUCKET_PUBLIC_READ_PROHIBITED");
  });

  test("the rules about tags and descriptions are one row, which opens", async () => {
    await page.goto("/catalogue");
    const folded = page.getByRole("link", { name: /rules about tags and descriptions/ });
    const size = firstNumber(await textOf(folded));
    await folded.click();
    await page.waitForURL("**/catalogue?group=tags-and-descriptions");
    expect(firstNumber(await heading())).toBe(size);
  });

  test("an identifier that AWS has no rule for leads nowhere", async () => {
    const response = await fetch(`${address}/catalogue/NO_SUCH_RULE`);
    expect(response.status).toBe(404);
  });
});

describe("J22: placing a rule that nobody knows", () => {
  test("the form answers at an address of its own, with the reason", async () => {
    await page.goto("/catalogue/classify");
    await page.getByLabel("Name of the rule").fill("zzz-qqq");
    await page.getByRole("button", { name: "Place it" }).click();
    await page.waitForURL("**/catalogue/classify?name=zzz-qqq");
    const answer = page.getByRole("region", { name: "It would stay unmapped" });
    expect(await textOf(answer)).toContain("unmapped");

    const { because } = loadCatalogue().mapRule({
      identifier: null,
      name: "zzz-qqq",
      resourceTypes: [],
    });
    expect(because).not.toBeNull();
    expect(await textOf(answer)).toContain(because ?? "");
  });

  test("a managed rule's name is told to be one", async () => {
    await page.goto("/catalogue/classify?name=s3-bucket-public-read-prohibited");
    await page.getByRole("link", { name: "S3 bucket allows public read" }).waitFor();
  });

  test("a name written as AWS writes identifiers is placed as the command line places it", async () => {
    await page.goto("/catalogue/classify?name=S3_BUCKET_PUBLIC_READ_PROHIBITED");
    const answer = page.getByRole("region", { name: "It would be placed so" });
    expect(await textOf(answer)).toContain("by the catalogue");
    await answer.getByRole("link", { name: "S3 bucket allows public read" }).waitFor();
  });
});

describe("J23: acceptable use", () => {
  test("evidence is what the account's findings call its own doing, item by item", async () => {
    const evidence = trueEvidence();
    expect(Object.values(evidence).some((count) => count > 0)).toBe(true);
    await page.goto("/acceptable-use");
    for (const { id, title } of loadCatalogue().acceptableUse) {
      const count = evidence[id];
      if (count === undefined) continue;
      const item = await textOf(page.getByRole("region", { name: title, exact: true }));
      if (count > 0) {
        expect(item, id).toContain("Evidence found");
        expect(item, id).toMatch(new RegExp(`\\b${count} active findings? in which`));
      } else {
        expect(item, id).toContain("No evidence found");
        expect(item, id).toContain("silence, not proof");
      }
    }
    const found = Object.values(evidence).filter((count) => count > 0).length;
    expect(firstNumber(await heading())).toBe(found);
  });

  test("what nothing could notice is said to be so", async () => {
    await page.goto("/acceptable-use");
    const blind = page.getByRole("region", { name: /could notice these/ });
    expect(await blind.getByText("would not notice").count()).toBe(3);
  });

  test("each count of a type leads to those findings", async () => {
    await page.goto("/acceptable-use");
    const link = page.locator('main a[href^="/findings?type="]').first();
    const said = firstNumber(await textOf(link));
    await link.click();
    await page.waitForURL("**/findings?type=*");
    expect(firstNumber(await heading())).toBe(said);
  });
});

describe("J24: AWS's half, kind by kind", () => {
  test("from a kind of evidence to a requirement whose AWS half it speaks for", async () => {
    await page.goto("/evidence");
    const kinds = page.getByRole("table", { name: "Kinds of evidence" });
    const addendum = kinds.locator("tr", { hasText: "Business associate addendum" });
    expect(await textOf(addendum)).toContain("in force");
    await addendum.getByRole("link", { name: /of HIPAA Security Rule/ }).click();
    await page.waitForURL("**/evidence/baa#hipaa-security");
    const standard = page.getByRole("region", { name: "HIPAA Security Rule" });
    await standard.getByRole("link").first().click();
    await page.waitForURL("**/standards/hipaa-security/*");
  });
});

/** Findings in which the account's own resource is the doer, by item; plain loops over its state. */
function trueEvidence(): Partial<Record<AcceptableUseId, number>> {
  const itemOf = new Map(
    loadCatalogue().findingTypes.map(({ type, acceptableUse }) => [type, acceptableUse]),
  );
  const counts: Partial<Record<AcceptableUseId, number>> = {};
  for (const item of itemOf.values()) if (item !== null) counts[item] = 0;
  const heard = new Set(
    truth.coverage
      .filter((row) => row.source === "guardduty" && row.state !== "not_read")
      .map(({ region }) => region),
  );
  for (const region of buildSampleAccount().regions.values()) {
    if (!heard.has(region.name)) continue;
    for (const { type, service } of region.detector?.findings.values() ?? []) {
      const item = itemOf.get(type);
      const isSample = JSON.stringify(service.additionalInfo ?? null).includes('\\"sample\\":true');
      if (!item || isSample || service.archived || service.resourceRole !== "ACTOR") continue;
      counts[item] = (counts[item] ?? 0) + 1;
    }
  }
  return counts;
}
