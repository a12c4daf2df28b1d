/** AWS's own word on whole rules: whether there are rows to ask for. */
import { askByName } from "./ask-by-name.ts";
import type { RegionReader } from "./config-reader.ts";
import { fetchRuleVerdicts, fetchVerdictsOfRules, rulesPerQuestion } from "./fetch.ts";
import { readPages } from "./read-pages.ts";
import { wireRuleVerdictsPage } from "./wire-schema.ts";

/** Each rule's word, as it is heard; null where AWS gave none. */
type OnWord = (ruleName: string, word: string | null) => void;

const action = "config:DescribeComplianceByConfigRule";

/** Every rule of the region. @throws ReadFailedError */
export async function readRuleWords(reader: RegionReader, onWord: OnWord): Promise<void> {
  const pages = readPages(reader, action, wireRuleVerdictsPage, (options) =>
    fetchRuleVerdicts(reader.client, options),
  );
  for await (const page of pages)
    for (const { ConfigRuleName, Compliance } of page)
      onWord(ConfigRuleName, Compliance?.ComplianceType ?? null);
}

/** These rules only; the reader is told of those that are gone. @throws ReadFailedError */
export async function readWordsOn(
  reader: RegionReader,
  ruleNames: readonly string[],
  onWord: OnWord,
): Promise<void> {
  const gone = await askByName(ruleNames, rulesPerQuestion, async (names) => {
    const pages = readPages(reader, action, wireRuleVerdictsPage, (options) =>
      fetchVerdictsOfRules(reader.client, names, options),
    );
    for await (const page of pages)
      for (const { ConfigRuleName, Compliance } of page)
        onWord(ConfigRuleName, Compliance?.ComplianceType ?? null);
  });
  for (const name of gone) {
    reader.onGone("rule", name);
    onWord(name, "INSUFFICIENT_DATA");
  }
}
