import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { launchBrowser } from "./stage/launch-browser.ts";
import { firstNumber } from "./stage/numbers.ts";
import { exportedPosture } from "./stage/posture-export.ts";
import { textOf } from "./stage/text-of.ts";
import { watchedPage } from "./stage/watched-page.ts";

const { address } = inject("stage");
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  ({ page } = await watchedPage(browser, address));
});
afterAll(() => browser.close());

const tab = (name: RegExp) =>
  page.getByRole("navigation", { name: "By answer" }).getByRole("link", { name });

/** Requirements of the open tables, headings left out. */
const requirements = () => page.locator("main table tbody th[scope=row]");

const fourAnswers = [
  ["passing", /^passing/],
  ["failing", /^failing/],
  ["aws_evidenced", /^AWS evidenced/],
  ["not_automated", /^not automated/],
] as const;

describe("J25: every standard with all its answers", () => {
  test("each number of the list is the export's, and opens a list of as many", async () => {
    const { frameworks } = await exportedPosture(address);
    await page.goto("/standards");
    expect(firstNumber(await textOf(page.getByRole("heading", { level: 1 })))).toBe(
      frameworks.length,
    );
    for (const { id, counts } of frameworks) {
      const entry = page.getByRole("region").filter({ has: page.locator(`h2[id="${id}"]`) });
      for (const [status, count] of Object.entries(counts)) {
        const link = entry.locator(`a[href="/standards/${id}?status=${status}"]`);
        // Of most answers none goes without saying.
        if (count === 0 && (await link.count()) === 0) continue;
        expect([id, status, firstNumber(await textOf(link))]).toEqual([id, status, count]);
      }
    }
  });

  test.each(["pci-dss-4.0.1", "hipaa-security", "soc-2-2017"])(
    "%s shows passing, failing, AWS's and not automated requirements, as many as it counts",
    async (id) => {
      const { frameworks } = await exportedPosture(address);
      const framework = frameworks.find((each) => each.id === id);
      for (const [status, word] of fourAnswers) {
        await page.goto(`/standards/${id}?status=${status}&scope=in&open=all`);
        const counted = framework?.counts[status] ?? 0;
        expect(counted).toBeGreaterThan(0);
        expect(firstNumber(await textOf(tab(word)))).toBe(counted);
        expect(await requirements().count()).toBe(counted);
      }
    },
  );

  test("SOC 1 and SOC 3 are told to be reports, and lead to the evidence", async () => {
    await page.goto("/standards");
    await page.getByRole("main").getByRole("link", { name: "Evidence", exact: true }).click();
    await page.waitForURL("**/evidence");
  });

  test("a standard that nobody wrote, and a requirement that it does not have, are not found", async () => {
    for (const path of [
      "/standards/pci-dss-9",
      "/standards/pci-dss-9/coverage",
      "/standards/soc-2-2017/CC99",
    ]) {
      expect([path, (await page.goto(path))?.status()]).toEqual([path, 404]);
    }
  });

  test("what passes is told to pass where seen, with in how many regions Config was read whole", async () => {
    const { coverage } = await exportedPosture(address);
    const config = coverage.filter(({ source }) => source === "config");
    const read = config.filter(({ state }) => state === "read").length;
    expect(read).toBeLessThan(config.length);
    const words = `Config was read whole in ${read} of ${config.length} regions: passing means where seen`;
    for (const path of ["/", "/standards", "/standards/soc-2-2017"]) {
      await page.goto(path);
      expect([path, (await textOf(page.getByRole("main"))).includes(words)]).toEqual([path, true]);
    }
    await page.goto("/standards/soc-2-2017?status=passing&scope=in");
    const passing = await requirements().count();
    expect(passing).toBeGreaterThan(0);
    expect(await page.locator("main tbody td", { hasText: /^passing where seen$/ }).count()).toBe(
      passing,
    );
  });
});

describe("J26: narrowing a standard", () => {
  test("a long standard stands folded, and each section opens by a link", async () => {
    await page.goto("/standards/pci-dss-4.0.1");
    expect(await requirements().count()).toBe(0);
    await page.getByRole("link", { name: /Knowing who is there/ }).click();
    await page.waitForURL("**?open=8#section-8");
    expect(await requirements().count()).toBeGreaterThan(20);
    await page.getByRole("link", { name: /Open all \d+ sections/ }).click();
    await page.waitForURL("**?open=all");
    expect(await requirements().count()).toBe(280);
  });

  test("whose job, answer and words live in the address, and each can be taken away", async () => {
    await page.goto("/standards/hipaa-security");
    const all = await requirements().count();
    await page.getByLabel("Whose job", { exact: true }).selectOption("shared");
    await page.waitForURL("**/standards/hipaa-security?who=shared");
    const shared = await requirements().count();
    expect(shared).toBeLessThan(all);

    await tab(/^failing/).click();
    await page.waitForURL("**?status=failing&who=shared");
    const failing = await requirements().count();
    expect(failing).toBe(firstNumber(await textOf(tab(/^failing/))));

    await page.getByRole("link", { name: /Whose job.*remove/ }).click();
    await page.waitForURL("**/standards/hipaa-security?status=failing");
    expect(await requirements().count()).toBeGreaterThan(failing);
  });

  test("what is out of scope is counted apart, with the way to bring it in", async () => {
    await page.goto("/standards/soc-2-2017?scope=out");
    expect(await textOf(page.locator("#matrix"))).toBe("28 requirements out of scope");
    expect(await textOf(page.getByRole("main"))).toContain("say so in your mapping file");
  });
});

describe("J27: one requirement", () => {
  test("from a standard to the resources that fail it", async () => {
    await page.goto("/standards/soc-2-2017?status=failing&scope=in");
    await page
      .getByRole("link", { name: /CC6\.6/ })
      .first()
      .click();
    await page.waitForURL("**/standards/soc-2-2017/CC6.6");
    const row = page
      .getByRole("table", { name: "Deployed controls that are evidence for it" })
      .locator("tbody tr")
      .first();
    expect(await textOf(row)).toContain("failing");
    const failing = firstNumber(await textOf(row.getByRole("link").last()));
    await row.getByRole("link").last().click();
    await page.waitForURL("**/controls/*#resources");
    const tabs = page.getByRole("navigation", { name: "By verdict" });
    expect(firstNumber(await textOf(tabs.getByRole("link").first()))).toBe(failing);
  });

  test("findings that contradict it stand by family and lead to the findings", async () => {
    await page.goto("/standards/pci-dss-4.0.1/1.3.2");
    const table = page.getByRole("table", { name: "Active findings that contradict it" });
    const row = table.locator("tbody tr", { has: page.locator("a") }).first();
    const count = firstNumber(await textOf(row.getByRole("link").last()));
    await row.getByRole("link").last().click();
    await page.waitForURL("**/findings?type=*");
    expect(await textOf(page.getByRole("main"))).toContain(String(count));
  });

  test("AWS's half shows its reports with their periods, HIPAA's contract the addendum", async () => {
    await page.goto("/standards/pci-dss-4.0.1/9.2.1");
    const reports = page.getByRole("table", { name: "Reports that speak for AWS’s half" });
    expect(await reports.locator("tbody tr").count()).toBeGreaterThan(0);
    expect(await textOf(reports)).toMatch(/\d{4} – \d{1,2} \w{3} \d{4}/);

    await page.goto(`/standards/hipaa-security/${encodeURIComponent("164.308(b)(1)")}`);
    expect(await textOf(page.getByRole("region", { name: /AWS’s half/ }))).toMatch(
      /Business Associate Addendum: in force/,
    );
  });

  test("next and previous walk through the standard", async () => {
    await page.goto("/standards/soc-2-2017/CC1.1");
    await page.getByRole("link", { name: /^Next/ }).click();
    await page.waitForURL("**/CC1.2");
    await page.getByRole("link", { name: /^Previous/ }).click();
    await page.waitForURL("**/CC1.1");
    expect(await page.getByRole("link", { name: /^Previous/ }).count()).toBe(0);
  });
});

describe("J28: what is not seen of a standard", () => {
  test("a missing rule leads to the requirements it would speak for", async () => {
    await page.goto("/standards/pci-dss-4.0.1/coverage");
    const row = page
      .getByRole("table", { name: /that no region has/ })
      .locator("tbody tr")
      .first();
    const ids = (await textOf(row.getByRole("link"))).split(", ");
    await row.getByRole("link").click();
    await page.waitForURL("**/standards/pci-dss-4.0.1?rule=*");
    for (const id of ids) {
      await expect(page.locator(`main th a[href$="/${id}"]`).count()).resolves.toBe(1);
    }
  });

  test("each pack that AWS offers comes with the command that deploys it, and none is said to be none", async () => {
    await page.goto("/standards/hipaa-security/coverage");
    const packs = page.getByRole("region", { name: "Packs that AWS offers" });
    expect(await textOf(packs)).toContain(
      "put-conformance-pack --region REGION --conformance-pack-name Operational-Best-Practices-for-HIPAA-Security",
    );
    await page.goto("/standards/soc-2-2017/coverage");
    expect(await textOf(packs)).toContain("AWS offers no sample pack for SOC 2");
  });

  test("where rules were not read, nothing is said to be missing", async () => {
    const { coverage } = await exportedPosture(address);
    const unread = coverage.filter(
      ({ source, state }) => source === "config" && state === "not_read",
    );
    expect(unread.length).toBeGreaterThan(0);
    await page.goto("/standards/pci-dss-4.0.1/coverage");
    const main = await textOf(page.getByRole("main"));
    for (const { region } of unread) expect(main).toContain(region);
    expect(main).toContain("what is deployed there is not known");
    const gaps = await page.locator("main summary").allTextContents();
    for (const { region } of unread) expect(gaps.join(" ")).not.toContain(region);
  });

  test("types that a recorder leaves out come with where, and the next step", async () => {
    await page.goto("/standards/pci-dss-4.0.1/coverage");
    const gaps = page.getByRole("region", { name: "What recorders leave out" });
    expect(await textOf(gaps)).toContain("put-configuration-recorder");
    expect(await textOf(gaps)).toMatch(/AWS::\w+::\w+/);
  });
});
