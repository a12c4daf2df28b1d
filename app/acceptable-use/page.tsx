import type { Metadata } from "next";
import { readAcceptableUse, readFindingTypes } from "../../lib/read-catalogue.ts";
import { ExternalLink } from "../_components/external-link.tsx";
import { NoPosture } from "../_components/no-posture.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { currentPosture } from "../_posture/posture-door.ts";
import { BeyondSight } from "./beyond-sight.tsx";
import { DeclaredTests } from "./declared-tests.tsx";
import { ItemCard } from "./item-card.tsx";
import { PenetrationTesting } from "./penetration-testing.tsx";
import { headlineOf, isBeyondSight, viewItems } from "./view-items.ts";

export const metadata: Metadata = { title: "Acceptable use" };

export default async function AcceptableUsePage() {
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const { items, penetrationTesting } = readAcceptableUse();
  const views = viewItems(items, readFindingTypes(), view.posture);
  return (
    <>
      <PageHeading title={headlineOf(views)}>
        <p>
          What AWS’s policy forbids, and whether GuardDuty saw your own resources do it. Only
          findings in which your resource is the doer are evidence; one in which it is the victim is
          an attack on you. The items are told in Demarc’s words: AWS’s text has the last one.
        </p>
        <ExternalLink href="https://aws.amazon.com/aup/" to="aws.amazon.com">
          AWS Acceptable Use Policy
        </ExternalLink>
      </PageHeading>
      {views
        .filter((each) => !isBeyondSight(each))
        .map((each) => (
          <ItemCard key={each.item.id} view={each} />
        ))}
      <BeyondSight views={views.filter(isBeyondSight)} />
      <PenetrationTesting rules={penetrationTesting} />
      <DeclaredTests accountId={view.posture.account.id} rules={penetrationTesting} />
    </>
  );
}
