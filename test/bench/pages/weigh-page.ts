/** What a page weighs: its HTML, and every script it names, as the peers were weighed. */
import { gzipSync } from "node:zlib";
import { ask, newAgent, textOf } from "./ask.ts";

export interface Weight {
  readonly scriptKilobytes: number;
  readonly scripts: number;
  readonly htmlKilobytes: number;
}

const kilobyte = 1_000;

const gzipped = (content: Buffer | string): number => gzipSync(content, { level: 9 }).byteLength;

/**
 * The scripts that the HTML names, preloaded ones too, each once. Left out is the polyfill that only
 * browsers without modules load.
 */
export function scriptsIn(html: string): readonly string[] {
  const tags = [...html.matchAll(/<(script|link)\b[^>]*>/gi)].map(([tag]) => tag);
  const named = tags
    .filter((tag) => !/\bnomodule\b/i.test(tag))
    .flatMap((tag) => {
      const isScript = /^<script/i.test(tag) || /\bas="script"/i.test(tag);
      const [, address] = /\b(?:src|href)="([^"]+)"/.exec(tag) ?? [];
      return isScript && address !== undefined ? [address.replaceAll("&amp;", "&")] : [];
    });
  return [...new Set(named)];
}

export async function weighPage(url: string): Promise<Weight> {
  const agent = newAgent();
  const html = textOf(await ask(agent, url), url);
  let scriptBytes = 0;
  const scripts = scriptsIn(html);
  for (const script of scripts) {
    const at = new URL(script, url).href;
    scriptBytes += gzipped(textOf(await ask(agent, at), at));
  }
  agent.destroy();
  return {
    scriptKilobytes: scriptBytes / kilobyte,
    scripts: scripts.length,
    htmlKilobytes: gzipped(html) / kilobyte,
  };
}
