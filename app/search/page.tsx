import type { Metadata } from "next";
import { AwsText } from "../_components/aws-text.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { type SearchParams, textOf } from "../_links/search-params.ts";
import { currentPosture } from "../_posture/posture-door.ts";
import { counted } from "../_words/numbers.ts";
import { HitGroups } from "./hit-groups.tsx";
import { listHits } from "./list-hits.ts";
import { CatalogueOnly, NoHits } from "./no-hits.tsx";

export const metadata: Metadata = { title: "Search" };

/** Most of each kind that the page shows; the lists themselves have the rest. */
const most = 20;

export default async function SearchPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const text = textOf(await searchParams, "q") ?? "";
  const view = await currentPosture();
  const groups = await listHits(text, most);
  const found = groups.reduce((sum, { total }) => sum + total, 0);
  return (
    <>
      <PageHeading title={text === "" ? "Search" : counted(found, "match", "matches")}>
        {text === "" ? (
          <p>
            Controls, requirements, rules, resources, regions, packs and pages by name; findings by
            whom and what they name.
          </p>
        ) : (
          <p>
            for “<AwsText text={text} />”
          </p>
        )}
      </PageHeading>
      <SearchField text={text} />
      <CatalogueOnly view={view} />
      {groups.length === 0 ? <NoHits /> : <HitGroups groups={groups} />}
    </>
  );
}

function SearchField({ text }: { readonly text: string }) {
  return (
    <search className="mb-6 block max-w-2xl print:hidden">
      <form action="/search" autoComplete="off" className="flex gap-2" method="get">
        <label className="sr-only" htmlFor="search-everything">
          Name, id or words
        </label>
        <input
          className="min-h-10 w-full rounded-md border border-edge bg-card px-3 text-lg"
          data-search=""
          defaultValue={text}
          id="search-everything"
          key={text}
          maxLength={200}
          name="q"
          placeholder="Name, id or words"
          type="search"
        />
        <button
          className="min-h-10 rounded-md bg-ink px-4 font-medium text-card hover:opacity-90"
          type="submit"
        >
          Search
        </button>
      </form>
    </search>
  );
}
