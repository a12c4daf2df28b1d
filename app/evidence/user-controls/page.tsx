import type { Metadata } from "next";
import { assessUserControls } from "../../../lib/posture/user-controls.ts";
import { NoPosture } from "../../_components/no-posture.tsx";
import { PageHeading } from "../../_components/page-heading.tsx";
import { PassingWhereSeen } from "../../_components/passing-where-seen.tsx";
import { rememberedName } from "../../_journal/your-name.ts";
import { currentPosture, requestedAt } from "../../_posture/posture-door.ts";
import { currentReviews } from "../../_posture/reviews-door.ts";
import { RequirementDrawings } from "../../standards/requirement-drawings.tsx";
import { UserControlForm } from "./user-control-form.tsx";
import { UserControlTable } from "./user-control-table.tsx";
import { headlineOf } from "./user-control-words.ts";

export const metadata: Metadata = { title: "User controls" };

export default async function UserControlsPage() {
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const { posture } = view;
  const { userControls } = await currentReviews(posture.account.id);
  const judged = assessUserControls(userControls, posture, requestedAt());
  const name = await rememberedName();
  return (
    <>
      <PageHeading crumbs={[{ name: "Evidence", href: "/evidence" }]} title={headlineOf(judged)}>
        <p>
          A SOC report speaks for AWS only as far as its readers do their part: the complementary
          user-entity controls that it lists. Take over those that are yours, in your own words, and
          map them to the controls that show them. The report itself is confidential and stays in
          Artifact.
        </p>
        {judged.some(({ status, isWhole }) => status === "passing" && !isWhole) && (
          <p className="mt-1">
            <PassingWhereSeen coverage={posture.coverage} />
          </p>
        )}
      </PageHeading>
      <RequirementDrawings />
      <UserControlTable accountId={posture.account.id} name={name} userControls={judged} />
      <UserControlForm
        accountId={posture.account.id}
        name={name}
        today={requestedAt().slice(0, 10)}
        userControl={null}
      />
    </>
  );
}
