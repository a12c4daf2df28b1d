import type { RuleSight } from "../../lib/posture/coverage.ts";
import { counted } from "../_words/numbers.ts";
import { inWords } from "../_words/standards.ts";

/** More than these are told by their number; the coverage page names them all. */
const namedAtOnce = 8;

/** Where rules could not be read, so that nobody takes "not deployed" for more than it says. Silent where all were. */
export function RulesNotRead({ sight: { anyRead, notRead } }: { readonly sight: RuleSight }) {
  if (anyRead && notRead.length === 0) return null;
  const more = notRead.length - namedAtOnce;
  const names = [
    ...notRead.slice(0, namedAtOnce),
    ...(more > 0 ? [counted(more, "more region")] : []),
  ];
  return (
    <>
      {anyRead
        ? `Rules were not read in ${inWords(names)}: what is deployed there is not known.`
        : "Rules were read in no region: what is deployed is not known."}{" "}
      <a className="link" href="/coverage">
        Why, and what to do
      </a>
      .
    </>
  );
}
