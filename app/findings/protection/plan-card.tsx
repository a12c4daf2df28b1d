import type { ProtectionPlanAssessment } from "../../../lib/posture/posture.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { findingTypesHref } from "../../_links/hrefs.ts";
import { planNamed, setUpApartFrom } from "../../_words/finding-words.ts";
import { counted } from "../../_words/numbers.ts";
import { PlanBar } from "./plan-bar.tsx";
import { PlanRegions } from "./plan-regions.tsx";

/** One plan: in how many regions it looks, what it would have seen elsewhere, and where to switch it on. */
export function PlanCard({
  plan,
  partition,
}: {
  readonly plan: ProtectionPlanAssessment;
  readonly partition: string;
}) {
  const apart = setUpApartFrom(plan.feature);
  return (
    <article
      aria-labelledby={`plan-${plan.feature}`}
      className="px-4 py-2.5 sm:px-5"
      id={plan.feature}
    >
      <div className="grid items-center gap-x-6 gap-y-2 sm:grid-cols-[minmax(0,1fr)_minmax(14rem,22rem)]">
        <div>
          <h3 className="font-semibold" id={`plan-${plan.feature}`}>
            <AwsText text={planNamed(plan.feature)} />
          </h3>
          <p className="text-mute text-sm">
            <TypesLink plan={plan} />
            {plan.onlyHere.length < plan.findingTypes.length &&
              `, ${plan.onlyHere.length} of them by nothing else`}
          </p>
        </div>
        {apart === null ? (
          <PlanBar plan={plan} />
        ) : (
          <p className="text-mute text-sm">
            It is {apart}: no detector tells where it is on, so Demarc does not know.
          </p>
        )}
      </div>
      {apart === null && <PlanRegions partition={partition} plan={plan} />}
    </article>
  );
}

function TypesLink({
  plan: { feature, findingTypes },
}: {
  readonly plan: ProtectionPlanAssessment;
}) {
  if (findingTypes.length === 0) return "Demarc’s catalogue knows no finding type of it yet";
  const standing = feature === "CUSTOM_DETECTION_RULES" ? "custom-rule" : "active";
  return (
    <>
      brings{" "}
      <a className="link" href={findingTypesHref({ plan: feature, standing })}>
        {counted(findingTypes.length, "finding type")}
      </a>
    </>
  );
}
