import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { reportToHtml } from "../../lib/exports/html/report-to-html.ts";
import type { PostureReport } from "../../lib/exports/report/posture-report.ts";
import { embeddedGeist } from "../../lib/report-fonts.ts";
import { readColourTokens } from "../app/colour-tokens.ts";
import { aPosture } from "../builders/a-posture.ts";
import { aKeptRule } from "../builders/a-rule.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { aReportOf } from "./a-report.ts";
import { hostileTexts } from "./hostile-texts.ts";

async function htmlOf(report: PostureReport): Promise<string> {
  let text = "";
  for await (const piece of reportToHtml(report, embeddedGeist())) text += piece;
  return text;
}

const between = (text: string, start: string, end: string) => {
  const from = text.indexOf(start) + start.length;
  return text.slice(from, text.indexOf(end, from));
};
const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

describe("the HTML file", () => {
  test("allows nothing but its own style and script, by what they are", async () => {
    const html = await htmlOf(aReportOf(aPosture()));
    const policy = between(html, 'Content-Security-Policy" content="', '"');
    expect(policy).toBe(
      `default-src 'none'; style-src ${hashOf(between(html, "<style>", "</style>"))}; script-src ${hashOf(between(html, "<script>", "</script>"))}; font-src data:; base-uri 'none'; form-action 'none'`,
    );
  });

  test("names no address to ask, and no style or script beside its own", async () => {
    const html = await htmlOf(aReportOf(aPosture()));
    expect(html).not.toMatch(/\b(?:src|href|action)="(?!#)/);
    expect(html).not.toMatch(/\sstyle="|\son\w+="|@import|url\((?!data:|#)/);
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html.match(/<style/g)).toHaveLength(1);
  });

  test("links what is excepted to the register, and says whose it is on every printed sheet", async () => {
    const html = await htmlOf(aReportOf(aPosture()));
    expect(html).toContain(`<a class="apart" href="#exceptions">none excepted</a>`);
    expect(html).toContain(`<details open id="exceptions">`);
    expect(html).toContain(
      String.raw`@bottom-left { content: "Sample account 111122223333 \b7  as of 2026-11-22 09:01 UTC`,
    );
  });

  test("lets no account's name end the words at the foot of a sheet", async () => {
    const alias = `";} </style><b>{}\\`;
    const html = await htmlOf(
      aReportOf(aPosture({ account: { id: "111122223333", alias, partition: "aws" } })),
    );
    const foot = between(html, "@bottom-left { content: ", "; width");
    expect(foot.slice(1, -1)).not.toMatch(/["<>{};]/);
    expect(html.match(/<style/g)).toHaveLength(1);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });

  test("is the same when it is written twice", async () => {
    const report = aReportOf(aPosture());
    expect(await htmlOf(report)).toBe(await htmlOf(report));
  });

  test.for(Object.entries(hostileTexts))("%s text is text", async ([, hostile]) => {
    const html = await htmlOf(
      aReportOf(
        aPosture({
          account: { id: "111122223333", alias: hostile, partition: "aws" },
          rules: [aKeptRule({ identifier: null, owner: "CUSTOM_LAMBDA", name: hostile })],
          evaluations: [anEvaluation({ ruleName: hostile, compliance: "NON_COMPLIANT" })],
        }),
        { filter: { pack: hostile } },
      ),
    );
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/<img|\sonerror="/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may reach the file
    expect(html).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202A-\u202E\u200B-\u200F]/);
  });

  test("has the colours of the dashboard, in both themes", async () => {
    const style = between(await htmlOf(aReportOf(aPosture())), "<style>", "</style>");
    const tokens = readColourTokens();
    const own = [...style.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)];
    expect(own.length).toBeGreaterThan(20);
    for (const [, name = "", light, dark] of own)
      expect([name, { light, dark }]).toEqual([name, tokens.get(name)]);
  });
});
