import { AwsText } from "../../_components/aws-text.tsx";
import { Fact, Facts } from "../../_components/facts.tsx";
import { responsibilityHref } from "../../_links/hrefs.ts";
import { awsItems } from "../../_words/names.ts";
import { StandingWord } from "../standing-word.tsx";
import type { KindView } from "../view-kinds.ts";

/** Where a kind of evidence stands, for what it speaks, and how it is told from others. */
export function KindFacts({ view }: { readonly view: KindView }) {
  const { kind, items, agreements } = view;
  return (
    <Facts>
      <Fact name="Standing">
        <StandingWord view={view} />
      </Fact>
      {agreements.length > 0 && (
        <Fact name="Agreement">
          <AwsText text={agreements.map(({ name }) => name).join(", ")} />
        </Fact>
      )}
      <Fact name="Speaks for AWS’s">
        {items.length === 0
          ? "none of the five items"
          : items.map((item, index) => (
              <span key={item}>
                {index > 0 && ", "}
                <a className="link" href={responsibilityHref(item)}>
                  {awsItems[item].name}
                </a>
              </span>
            ))}
      </Fact>
      <Fact
        name={
          kind.from === "reports"
            ? "Recognised by words in series, name or product"
            : "Recognised by words in the agreement’s name"
        }
      >
        {kind.words}
      </Fact>
    </Facts>
  );
}
