import { Card } from "../../_components/card.tsx";
import type { FindingDescription } from "../_describe/describe-finding.ts";
import { FactGroup } from "./fact-list.tsx";

/** Who did what to what, and how it is known: as many columns as the finding tells of. */
export function FindingFacts({ description }: { readonly description: FindingDescription }) {
  const { actor, action, resource, evidence } = description;
  const groups = [
    { title: "Who", facts: actor },
    { title: "Did what", facts: action },
    { title: "To what", facts: resource },
    { title: "How it is known", facts: evidence },
  ].filter(({ facts }) => facts.length > 0);
  if (groups.length === 0) return null;
  return (
    <Card id="facts" title="Who did what to what">
      <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
        {groups.map((group) => (
          <FactGroup key={group.title} {...group} />
        ))}
      </div>
    </Card>
  );
}
