import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "../../lib/store/open-store.ts";
import { aNote, aTestWindow, aUserControl } from "../builders/a-review.ts";
import { anException } from "../builders/an-exception.ts";
import { againstSandbox, type Sandbox } from "../cli/against-sandbox.ts";
import { hostileTexts } from "../exports/hostile-texts.ts";
import type { FakeAccount } from "../fake-aws/account.ts";
import { addDetector } from "../fake-aws/sample/detectors.ts";
import {
  buildEmptyAccount,
  buildRecorder,
  buildSampleAccount,
} from "../fake-aws/sample-account.ts";
import { launchBrowser } from "./stage/launch-browser.ts";
import { startDashboard } from "./stage/start-dashboard.ts";
import { textOf } from "./stage/text-of.ts";
import { watchedPage, widths } from "./stage/watched-page.ts";

const region = "eu-west-1";
const rule = "no-hostile-names";
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe("J13: text that an attacker chose", () => {
  test("is shown as text everywhere: nothing runs, nothing hides, nothing breaks the page", async () => {
    await using sandbox = await againstSandbox(hostileAccount(), { DEMARC_REGIONS: region });
    await sandbox.run("collect");
    await using dashboard = await startDashboard(sandbox.environment);
    const { page, troubles } = await watchedPage(browser, dashboard.address, {
      viewport: { width: widths.phone, height: 844 },
    });
    const fits = () =>
      page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

    await page.goto(`/controls/${encodeURIComponent(`custom:${rule}`)}`);
    const table = await textOf(page.getByRole("table", { name: "Failing resources" }));
    expect(table).toContain(hostileTexts.html);
    expect(table).toContain("U+202E");
    expect(table).not.toContain("\u202e");
    expect(await fits()).toBe(true);

    await page.getByRole("link", { name: /img src=x/ }).click();
    const panel = await textOf(page.locator("[data-panel]"));
    expect(panel).toContain(hostileTexts.html);
    expect(panel).not.toContain("\u202e");
    expect(await fits()).toBe(true);
    await page.getByRole("link", { name: "Open the resource" }).click();
    await page.waitForURL("**/resources?*");
    expect(await textOf(page.getByRole("heading", { level: 1 }))).toBe(hostileTexts.html);

    await page.goto("/findings?state=all");
    await page.getByRole("link", { name: /script>alert/ }).click();
    await page.waitForURL("**show=*");
    expect(await fits()).toBe(true);
    await page.getByRole("link", { name: "Open the finding" }).click();
    await page.waitForURL(/\/findings\/.+\//);
    const finding = await textOf(page.locator("main"));
    expect(finding).toContain(hostileTexts.html);
    expect(finding).toContain("more characters left out");
    expect(await fits()).toBe(true);
    await page.getByText("As AWS’s own JSON").click();
    expect(await textOf(page.locator("main"))).not.toContain("\u202e");

    expect(await page.locator("main script, main img, main iframe").count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  test("nor does what people wrote, or a report's name, on any page that tells of it, in a file of it or beside it", async () => {
    const account = hostileAccount();
    const [report] = buildSampleAccount().artifact.reports;
    if (report === undefined) throw new Error("the sample account has no report to copy");
    const { html, rightToLeft } = hostileTexts;
    account.artifact.reports.push({ ...report, name: hostile, description: hostile });
    await using sandbox = await againstSandbox(account, { DEMARC_REGIONS: region });
    await sandbox.run("collect");
    await writeInto(sandbox);
    await using dashboard = await startDashboard(sandbox.environment);
    const { page, troubles } = await watchedPage(browser, dashboard.address, {
      viewport: { width: widths.phone, height: 844 },
    });

    const found: [string, Harm][] = [];
    for (const path of [
      "/",
      "/exceptions",
      "/exceptions/EX-HOSTILE1",
      `/exceptions/new?control=${encodeURIComponent(`custom:${rule}`)}&resource=${encodeURIComponent(html)}`,
      "/journal",
      `/controls/${encodeURIComponent(`custom:${rule}`)}`,
      `/resources?region=${region}&type=AWS%3A%3AS3%3A%3ABucket&id=${encodeURIComponent(html)}`,
      "/evidence/user-controls",
      "/evidence",
      `/evidence/reports/${report.id}`,
      "/acceptable-use",
    ]) {
      await page.goto(path);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      found.push([path, await harmIn(page)]);
    }
    // A form that came too late quotes who was quicker. Without a script: React's own forms have a script for
    // an address, which the policy holds back.
    const { page: late } = await watchedPage(browser, dashboard.address, {
      javaScriptEnabled: false,
    });
    await late.goto("/exceptions/EX-HOSTILE1");
    const form = late.getByRole("region", { name: "Change it" });
    await form.locator("input[name=seen]").evaluate((input) => input.setAttribute("value", "0"));
    await form.getByLabel("Ticket").fill("SEC-1");
    await form.getByRole("button", { name: "Change it" }).click();
    const quoting = late.getByRole("alert").filter({ hasText: "changed EX-HOSTILE1 at" });
    expect(await textOf(quoting)).toContain("U+202E");
    found.push(["a form that came too late", await harmIn(late)]);
    // Refused, and days that are none stay in their fields: the browser itself complains of both.
    const { page: refusing } = await watchedPage(browser, dashboard.address);
    const noDays = `from=${encodeURIComponent(html)}&to=${encodeURIComponent(rightToLeft)}`;
    const answer = await refusing.goto(`/evidence?${noDays}`);
    expect(answer?.status()).toBe(400);
    found.push(["days that are none", await harmIn(refusing)]);
    expect(found).toEqual(found.map(([path]) => [path, harmless]));
    for (const [path, where] of [
      ["/exceptions/EX-HOSTILE1", "main"],
      ["/journal", "main"],
      [`/controls/${encodeURIComponent(`custom:${rule}`)}`, "main"],
      ["/evidence/user-controls", "main"],
      [`/evidence/reports/${report.id}`, "h1"],
      ["/acceptable-use", "main"],
    ] as const) {
      await page.goto(path);
      const said = await page.locator(where).first().textContent();
      expect(said, path).toContain(html);
      expect(said, path).toContain("U+202E");
    }
    expect(troubles).toEqual([]);

    const file = join(sandbox.store, "posture.html");
    const written = await sandbox.run("export", "--format", "html", "--output", file);
    expect(written).toMatchObject({ code: 0 });
    const offline = await (await browser.newContext({ offline: true })).newPage();
    const ran: string[] = [];
    offline.on("dialog", async (dialog) => {
      ran.push(dialog.message());
      await dialog.dismiss();
    });
    offline.on("request", (request) => {
      if (!/^(file|data):/.test(request.url())) ran.push(request.url());
    });
    await offline.goto(pathToFileURL(file).href);
    expect(await harmIn(offline)).toEqual(harmless);
    expect(await offline.locator("main").textContent()).toContain(html);
    expect(ran).toEqual([]);

    // A file of the register is taken back as it is: nothing in it was read as anything else.
    const yaml = join(sandbox.store, "exceptions.yaml");
    await writeFile(yaml, (await sandbox.run("except", "export")).stdout);
    const again = await sandbox.run("except", "import", yaml);
    expect(again).toMatchObject({ code: 0, stdout: "Nothing to change.\n" });
    // And what leads to a script is refused at the door.
    const refused = await sandbox.run(
      ...["except", "add", "--control", `custom:${rule}`, "--reason", "long enough"],
      ...["--owner", "x", "--expires", "2099-01-01", "--ticket", "javascript:alert(1)"],
    );
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toContain("--ticket: Write the ticket as an http or https address");
  });
});

const hostile = `${hostileTexts.html} ${hostileTexts.rightToLeft}`;

/** What people wrote, put into the journal past everything that checks it, as another program might. */
async function writeInto({ store: folder, account }: Sandbox): Promise<void> {
  const { accountId } = account.truth();
  const control = `custom:${rule}`;
  const store = await openStore(folder);
  const terms = { control, reason: hostile, owner: hostile, expiresOn: "2099-12-31" };
  const about = `control:${control}`;
  const of = { accountId, before: null } as const;
  await store.journal.append(
    [
      ...[
        anException({ ...terms, id: "EX-HOSTILE1", ticket: "javascript:alert(3)" }),
        anException({
          ...terms,
          id: "EX-HOSTILE2",
          resource: hostileTexts.html,
          ticket: `https://evil.example/"><script>alert(4)</script>`,
        }),
        anException({ ...terms, id: "EX-HOSTILE3", pattern: `*${hostile}*`, ticket: hostile }),
      ].map((after) => ({ ...of, kind: "exception", id: after.id, after }) as const),
      {
        ...of,
        kind: "note",
        id: about,
        after: aNote({ about, text: hostile, reviewer: hostile }),
      },
      {
        ...of,
        kind: "user_control",
        id: "UC-HOSTILE1",
        after: aUserControl({
          id: "UC-HOSTILE1",
          report: hostile,
          reference: hostile,
          text: hostile,
          owner: hostile,
          controls: [control],
        }),
      },
      {
        ...of,
        kind: "test_window",
        id: "TW-HOSTILE1",
        after: aTestWindow({ id: "TW-HOSTILE1", contact: hostile, note: hostile }),
      },
    ],
    { who: hostile, at: new Date().toISOString() },
  );
  // The register says by whom it was withdrawn.
  const gone = anException({ ...terms, id: "EX-HOSTILE4", pattern: "gone-*", ticket: null });
  const by = { who: `${hostileTexts.rightToLeft} Ada`, at: new Date().toISOString() };
  const entry = { ...of, kind: "exception", id: gone.id } as const;
  await store.journal.append([{ ...entry, after: gone }], by);
  await store.journal.append([{ ...entry, before: gone, after: null }], by);
  await store.close();
}

interface Harm {
  readonly elements: number;
  readonly scriptLinks: readonly string[];
  readonly turned: boolean;
}

const harmless: Harm = { elements: 0, scriptLinks: [], turned: false };

/** What of a page would be harm: elements and links that texts made, and letters that turn their line. */
function harmIn(page: Page): Promise<Harm> {
  return page.evaluate(() => {
    const main = document.querySelector("main")?.cloneNode(true);
    if (!(main instanceof HTMLElement)) throw new Error("the page has no main part");
    // What a person is to change stands in its field as it is.
    for (const field of main.querySelectorAll("textarea")) field.remove();
    return {
      elements: document.querySelectorAll("main script, main img, main iframe, [onerror]").length,
      scriptLinks: [...document.querySelectorAll("a[href], form[action]")]
        .map((each) => each.getAttribute("href") ?? each.getAttribute("action") ?? "")
        .filter((href) => /^\s*(javascript|data|vbscript):/i.test(href)),
      turned: main.textContent.includes("\u202e"),
    };
  });
}

/** One rule that fails on resources with terrible names, and one finding that says terrible things. */
function hostileAccount(): FakeAccount {
  const account = buildEmptyAccount();
  account.region(region).recorder = buildRecorder(account);
  account.addRule(region, {
    name: rule,
    owner: "CUSTOM_POLICY",
    resourceTypes: ["AWS::S3::Bucket"],
  });
  for (const text of [hostileTexts.html, hostileTexts.rightToLeft, hostileTexts.formula]) {
    account.addResource(region, "AWS::S3::Bucket", text);
    account.setVerdict({
      region,
      rule,
      resourceType: "AWS::S3::Bucket",
      resourceId: text,
      verdict: "NON_COMPLIANT",
      annotation: text,
    });
  }
  addDetector(account, account.region(region), 0, 1);
  const [sample] = buildSampleAccount().region(region).detector?.findings.values() ?? [];
  if (sample === undefined) throw new Error("the sample account has no finding to copy");
  account.addFinding(region, {
    ...sample,
    id: "f".repeat(32),
    arn: `${sample.arn}f`,
    title: hostileTexts.html,
    description: `${hostileTexts.rightToLeft} ${"A".repeat(12_000)}`,
  });
  return account;
}
