import type { Metadata } from "next";
import { AwsText } from "../../_components/aws-text.tsx";
import { NoPosture } from "../../_components/no-posture.tsx";
import { PageHeading } from "../../_components/page-heading.tsx";
import { rememberedName } from "../../_journal/your-name.ts";
import { exceptionsHref } from "../../_links/exceptions-href.ts";
import { controlHref } from "../../_links/hrefs.ts";
import { type SearchParams, textOf } from "../../_links/search-params.ts";
import { currentPosture, requestedAt } from "../../_posture/posture-door.ts";
import { NewExceptionForm } from "./new-exception-form.tsx";

export const metadata: Metadata = { title: "Accept a deviation" };

export default async function NewExceptionPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const { posture } = view;
  const parameters = await searchParams;
  const key = textOf(parameters, "control") ?? "";
  const resource = textOf(parameters, "resource") ?? "";
  const control = posture.controls.find((each) => each.key === key);
  return (
    <>
      <PageHeading
        crumbs={[
          { name: "Overview", href: "/" },
          { name: "Exceptions", href: exceptionsHref },
        ]}
        title="Accept a deviation"
      >
        {control !== undefined && (
          <p>
            Of the control{" "}
            <a className="link font-medium text-ink" href={controlHref(control.key)}>
              <AwsText text={control.title} />
            </a>
            .
          </p>
        )}
        <p>
          What is accepted stands apart everywhere: it is neither failing nor passing, and counts in
          no ratio. After its last day it fails again.
        </p>
      </PageHeading>
      <NewExceptionForm
        accountId={posture.account.id}
        control={key}
        isControlKnown={control !== undefined}
        name={await rememberedName()}
        resource={resource}
        today={requestedAt().slice(0, 10)}
      />
    </>
  );
}
