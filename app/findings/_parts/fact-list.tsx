import { AwsText } from "../../_components/aws-text.tsx";
import type { Fact } from "../_describe/fact.ts";

/** Named facts, one line each. Both texts may be an attacker's own words. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[minmax(5.5rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
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
  );
}

/** Facts under a small heading; nothing at all where there are none. */
export function FactGroup({
  title,
  facts,
}: {
  readonly title: string;
  readonly facts: readonly Fact[];
}) {
  if (facts.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1.5 font-medium text-mute text-xs">{title}</h3>
      <FactList facts={facts} />
    </section>
  );
}
