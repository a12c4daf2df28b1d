import type { RuleMapping } from "../../../lib/posture/control.ts";
import { floorOf } from "../../../lib/posture/house.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { Fact, Facts } from "../../_components/facts.tsx";
import { SeverityWord } from "../../_components/severity.tsx";
import {
  catalogueHref,
  pillarHref,
  responsibilityHref,
  severityRubricHref,
} from "../../_links/hrefs.ts";
import { floorNamed, pillarNamed } from "../../_words/names.ts";
import { groupNamed } from "../../_words/rule-groups.ts";
import { classificationWords } from "../../_words/statuses.ts";

/** Where a managed rule belongs, in one strip. */
export function RuleFacts({ rule }: { readonly rule: RuleMapping }) {
  const floor = floorOf(rule);
  return (
    <Facts>
      <Fact name="Severity of a failure">
        <SeverityWord severity={rule.severity} />{" "}
        <a className="link text-mute text-xs" href={severityRubricHref}>
          how it is weighed
        </a>
      </Fact>
      <Fact name="Pillar">
        <Pillars rule={rule} />
      </Fact>
      <Fact name="Whose job">
        Yours:{" "}
        <a className="link" href={responsibilityHref(floor)}>
          {floorNamed(floor).name}
        </a>
      </Fact>
      <Fact name="Looks at">
        {rule.resourceTypes.length === 0 ? (
          "the account as a whole"
        ) : (
          <span className="wrap-anywhere">{rule.resourceTypes.join(", ")}</span>
        )}
      </Fact>
      {rule.group !== null && (
        <Fact name="One of">
          <a className="link" href={catalogueHref({ group: rule.group })}>
            the rules about {groupNamed(rule.group)}
          </a>
        </Fact>
      )}
      {rule.classifiedBy !== "catalogue" && (
        <Fact name="Placed">
          {classificationWords[rule.classifiedBy]}
          {rule.because !== null && (
            <AwsText className="block text-mute text-xs" text={`Because: ${rule.because}`} />
          )}
        </Fact>
      )}
    </Facts>
  );
}

/** The primary pillar with its focus area, then the others. */
function Pillars({ rule }: { readonly rule: RuleMapping }) {
  const { primaryPillar, focusArea, pillars } = rule;
  if (primaryPillar === null) return "unmapped";
  const others = pillars.filter((pillar) => pillar !== primaryPillar);
  return (
    <>
      <a className="link" href={pillarHref(primaryPillar)}>
        {pillarNamed(primaryPillar).name}
      </a>
      {focusArea !== null && <span className="text-mute"> › {focusArea}</span>}
      {others.map((pillar) => (
        <span key={pillar}>
          , also{" "}
          <a className="link" href={pillarHref(pillar)}>
            {pillarNamed(pillar).name}
          </a>
        </span>
      ))}
    </>
  );
}
