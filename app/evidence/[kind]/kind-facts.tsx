import { AwsText } from "../../_components/aws-text.tsx";
import { Fact, Facts } from "../../_components/facts.tsx";
import { ItemLinks } from "../../_components/item-links.tsx";
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
        <ItemLinks items={items} none="none of the five items" />
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
