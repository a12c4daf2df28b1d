import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { classifyNamed, findRule } from "../../../lib/read-catalogue.ts";
import { PageHeading } from "../../_components/page-heading.tsx";
import { catalogueHref, classifyHref } from "../../_links/hrefs.ts";
import { hasBlanks, type SearchParams, textOf } from "../../_links/search-params.ts";
import { CatalogueTabs } from "../catalogue-tabs.tsx";
import { ClassifiedRule } from "./classified-rule.tsx";
import { ClassifyForm } from "./classify-form.tsx";
import { identifierIn } from "./identifier-in.ts";

export const metadata: Metadata = { title: "Place a rule" };

/** Names in AWS Config are no longer than this. */
const longestName = 128;

export default async function ClassifyPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const parameters = await searchParams;
  const name = textOf(parameters, "name")?.slice(0, longestName);
  const type = textOf(parameters, "type")?.slice(0, longestName);
  if (hasBlanks(parameters)) redirect(classifyHref({ name, type }));
  return (
    <>
      <PageHeading
        crumbs={[{ name: "Catalogue", href: catalogueHref() }]}
        title="How would Demarc place a rule it does not know?"
      >
        Your own rules, and rules AWS makes after this catalogue was written, are placed by your
        mapping file, else by likeness to a managed rule, then by the words of their name, then by
        resource type. What nothing fits stays unmapped, in plain sight.
      </PageHeading>
      <CatalogueTabs here="classify" />
      <ClassifyForm name={name} type={type} />
      {name !== undefined && (
        <ClassifiedRule
          managed={findRule(identifierIn(name))}
          mapping={classifyNamed(name, type)}
          name={name}
        />
      )}
    </>
  );
}
