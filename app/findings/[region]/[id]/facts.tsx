import { AwsText } from "../../../_components/aws-text.tsx";
import { Card } from "../../../_components/card.tsx";
import type { Fact } from "./fact.ts";

/** A few named facts. Every value may be an attacker's own words. */
export function Facts({
  facts,
  title,
  id,
  whenEmpty,
}: {
  readonly facts: readonly Fact[];
  readonly title: string;
  readonly id: string;
  readonly whenEmpty: string;
}) {
  return (
    <Card id={id} title={title}>
      {facts.length === 0 ? (
        <p className="text-mute">{whenEmpty}</p>
      ) : (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
          {facts.map(({ name, value }, index) => (
            // A name may come twice (two users, two addresses), and the list never changes.
            <div className="contents" key={`${index}`}>
              <dt className="text-mute">
                <AwsText text={name} />
              </dt>
              <dd className="min-w-0">
                <AwsText text={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}
