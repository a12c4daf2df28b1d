import { readFileSync } from "node:fs";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { AwsText } from "../../../app/_components/aws-text.tsx";
import { SeverityCount, SeverityShape, SeverityWord } from "../../../app/_components/severity.tsx";
import { StatusMark, StatusWord } from "../../../app/_components/status.tsx";
import { controlStatuses, severities } from "../../../lib/posture/vocabulary.ts";

const sheet = readFileSync(new URL("../../../app/globals.css", import.meta.url), "utf8");
const elements = (markup: string) => [...markup.matchAll(/<[a-z]+/g)].length;

describe("a mark", () => {
  test.each([...severities, ...controlStatuses])("of %s is drawn by the style sheet", (name) => {
    expect(sheet).toMatch(new RegExp(String.raw`\.${name}\b[^{]*\{[^}]*--mark-ink`));
  });

  test("with its word is one element, and the word is its text", () => {
    expect(renderToStaticMarkup(<SeverityWord severity="high" />)).toBe(
      '<span class="marked severity high">high</span>',
    );
    expect(renderToStaticMarkup(<StatusWord status="notEvaluated" />)).toBe(
      '<span class="marked status notEvaluated">not seen</span>',
    );
  });

  test("keeps its word where a narrow table shows the shape alone", () => {
    expect(renderToStaticMarkup(<SeverityWord narrow="shape" severity="low" />)).toContain(">low<");
  });

  test("with a number says its severity to those who cannot see the shape", () => {
    const markup = renderToStaticMarkup(<SeverityCount severity="critical" value="7" />);
    expect(markup.replaceAll(/<[^>]+>/g, "")).toBe("7 critical");
  });

  test("alone says nothing: a word stands beside it", () => {
    expect(renderToStaticMarkup(<SeverityShape severity="low" />)).toContain('aria-hidden="true"');
    expect(renderToStaticMarkup(<StatusMark status="failing" />)).toContain('aria-hidden="true"');
  });
});

describe("text from the account", () => {
  const shown = (text: string) => renderToStaticMarkup(<AwsText text={text} />);

  test("is one isolated element when it is plain", () => {
    expect(shown("arn:aws:s3:::a <b>")).toBe("<bdi>arn:aws:s3:::a &lt;b&gt;</bdi>");
  });

  test("has what hides or reorders written out, each beside the text it stood in", () => {
    const markup = shown("safe\u202Egpj.exe");
    expect(elements(markup)).toBe(2);
    expect(markup.replaceAll(/<[^>]+>/g, "")).toBe("safeU+202Egpj.exe");
  });

  test("ends somewhere, and says how much was left out", () => {
    expect(shown("x".repeat(10_003))).toContain("3 more characters left out");
  });
});
