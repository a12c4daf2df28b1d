import { Card } from "../../_components/card.tsx";
import type { FindingDescription } from "../_describe/describe-finding.ts";
import { FactGroup } from "./fact-list.tsx";

/** Who did what to what, and how it is known: as much as the finding tells of. */
export function FindingFacts({ description }: { readonly description: FindingDescription }) {
  const { actor, action, resource, evidence } = description;
  if (actor.length + action.length + resource.length + evidence.length === 0) return null;
  return (
    <Card id="facts" title="Who did what to what">
      <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
        <div className="space-y-5">
          <FactGroup facts={actor} title="Who" />
          <FactGroup facts={action} title="Did what" />
          <FactGroup facts={evidence} title="How it is known" />
        </div>
        <FactGroup facts={resource} title="To what" />
      </div>
    </Card>
  );
}
