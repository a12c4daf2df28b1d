import type { RuleAssessment } from "../../lib/posture/posture.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { controlHref } from "../_links/hrefs.ts";
import { counted } from "../_words/numbers.ts";
import { AskedBy } from "./copy-table.tsx";
import type { ResourcePlace } from "./resource-listing.ts";
import type { ResourceView } from "./view-resource.ts";

/** Which rules look at a resource, and who asked for them. */
export function WhyHere({
  view,
  place,
}: {
  readonly view: ResourceView;
  readonly place: ResourcePlace;
}) {
  if (view.looking.length === 0) return null;
  const isKnown = view.judged.length + view.left.length > 0;
  const byAsker = [
    ...Map.groupBy(view.looking, ({ pack, createdBy, owner }) => pack ?? createdBy ?? owner),
  ].sort(([, a], [, b]) => b.length - a.length);
  return (
    <section
      aria-labelledby="why"
      className="mt-4 rounded-xl border border-line bg-card px-4 py-4 sm:px-5"
    >
      <h2 className="font-semibold text-sm" id="why">
        {isKnown ? "Why is this here?" : "What would judge it"}
      </h2>
      <p className="mt-1 max-w-[76ch] text-mute text-sm">
        {counted(view.looking.length, "deployed rule")}{" "}
        {view.looking.length === 1 ? "judges" : "judge"} it or{" "}
        {view.looking.length === 1 ? "names" : "name"} <AwsText text={place.resourceType} /> in{" "}
        {view.looking.length === 1 ? "its" : "their"} scope.
      </p>
      <ul className="mt-2 space-y-1 text-sm">
        {byAsker.map(([asker, rules]) => (
          <li key={asker}>
            <span className="inline-block py-1">
              <AskedBy rule={rules[0] ?? null} />
            </span>
            <details>
              <summary className="min-h-6 text-mute">{counted(rules.length, "rule")}</summary>
              <RuleNames rules={rules} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RuleNames({ rules }: { readonly rules: readonly RuleAssessment[] }) {
  return (
    <ul className="mt-1 mb-2 space-y-0.5 pl-4">
      {rules.map((rule) => (
        <li key={rule.arn}>
          <a className="hover:underline" href={controlHref(rule.control)}>
            <AwsText text={rule.name} />
          </a>{" "}
          <span className="whitespace-nowrap text-mute text-xs">{rule.region}</span>
        </li>
      ))}
    </ul>
  );
}
