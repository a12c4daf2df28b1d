import type { Metadata } from "next";
import type { ProtectionPlanAssessment } from "../../../lib/posture/posture.ts";
import { NoPosture } from "../../_components/no-posture.tsx";
import { PageHeading } from "../../_components/page-heading.tsx";
import { findingsHref } from "../../_links/hrefs.ts";
import { currentPosture } from "../../_posture/posture-door.ts";
import { counted } from "../../_words/numbers.ts";
import { plansNotOn } from "../protection-words.ts";
import { PlanCard } from "./plan-card.tsx";

export const metadata: Metadata = { title: "Protection plans" };

export default async function ProtectionPage() {
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const { protection, account } = view.posture;
  const notOn = plansNotOn(protection);
  const onEverywhere = ofKind(protection, "plan").filter((plan) => !notOn.includes(plan));
  const groups = [
    { id: "not-on", title: "Not on everywhere", plans: notOn },
    { id: "on", title: "On wherever it is offered", plans: onEverywhere },
    {
      id: "foundational",
      title: "Comes with every detector",
      plans: ofKind(protection, "foundational"),
    },
    { id: "apart", title: "Set up elsewhere", plans: ofKind(protection, "apart") },
  ].filter(({ plans }) => plans.length > 0);
  return (
    <>
      <PageHeading
        crumbs={[{ name: "Findings", href: findingsHref() }]}
        title={
          notOn.length === 0
            ? "Every protection plan that was read is on"
            : `${counted(notOn.length, "protection plan")} not on everywhere`
        }
      >
        GuardDuty finds only what it is told to look at. Where a plan is off, that no finding is
        shown says nothing.
      </PageHeading>
      {groups.map(({ id, title, plans }) => (
        <section aria-labelledby={id} className="mb-6" key={id}>
          <h2 className="mb-2 font-semibold text-lg" id={id}>
            {title}
          </h2>
          <ul className="divide-y divide-line rounded-xl border border-line bg-card">
            {plans.map((plan) => (
              <li key={plan.feature}>
                <PlanCard partition={account.partition} plan={plan} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function ofKind(
  plans: readonly ProtectionPlanAssessment[],
  kind: ProtectionPlanAssessment["kind"],
): ProtectionPlanAssessment[] {
  return plans.filter((plan) => plan.kind === kind);
}
