import type { Metadata } from "next";
import type { RuleMapping } from "../../../lib/posture/control.ts";
import { findRule } from "../../../lib/read-catalogue.ts";
import { nothingHere } from "../../_answers/nothing-here.tsx";
import { AwsText } from "../../_components/aws-text.tsx";
import { PageHeading } from "../../_components/page-heading.tsx";
import { RuleMeaning } from "../../_components/rule-meaning.tsx";
import { catalogueHref } from "../../_links/hrefs.ts";
import { decodedSegment } from "../../_links/path-segment.ts";
import { currentPosture } from "../../_posture/posture-door.ts";
import { OfferedBy } from "./offered-by.tsx";
import { RuleFacts } from "./rule-facts.tsx";
import { RuleHere } from "./rule-here.tsx";
import { WhyHere } from "./why-here.tsx";

interface Props {
  readonly params: Promise<{ readonly identifier: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const rule = ruleAt((await params).identifier);
  return { title: rule === null ? "Not found" : rule.title.slice(0, 120) };
}

export default async function CatalogueRulePage({ params }: Props) {
  const rule = ruleAt((await params).identifier);
  if (rule === null || rule.identifier === null) return nothingHere();
  const view = await currentPosture();
  const posture = view.kind === "posture" ? view.posture : null;
  return (
    <>
      <PageHeading
        crumbs={[{ name: "Catalogue", href: catalogueHref() }]}
        title={<AwsText text={rule.title} />}
      >
        <span className="wrap-anywhere font-mono text-xs">{rule.identifier}</span>
      </PageHeading>
      <RuleFacts rule={rule} />
      <RuleMeaning rule={rule}>
        {rule.deliberately !== null && (
          <p className="mt-3 max-w-[70ch] border-brand border-l-2 pl-3 text-sm">
            <b className="font-semibold">Placed so on purpose.</b>{" "}
            <AwsText text={rule.deliberately} />
          </p>
        )}
      </RuleMeaning>
      <RuleHere identifier={rule.identifier} posture={posture} />
      <WhyHere rule={rule} />
      <OfferedBy identifier={rule.identifier} />
    </>
  );
}

function ruleAt(segment: string): RuleMapping | null {
  return findRule(decodedSegment(segment) ?? "");
}
