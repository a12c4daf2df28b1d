import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NoPosture } from "../_components/no-posture.tsx";
import { hasBlanks, type SearchParams, textOf } from "../_links/search-params.ts";
import { currentPosture } from "../_posture/posture-door.ts";
import { ResourceDetail } from "./resource-detail.tsx";
import { ResourceList } from "./resource-list.tsx";
import { listingHref, readListing } from "./resource-listing.ts";

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: textOf(await searchParams, "id") ?? "Resources" };
}

interface Props {
  readonly searchParams: Promise<SearchParams>;
}

/** One resource where the address names it by region, type and id; else the list of them. */
export default async function ResourcesPage({ searchParams }: Props) {
  const parameters = await searchParams;
  const resourceId = textOf(parameters, "id");
  const resourceType = textOf(parameters, "type");
  const region = textOf(parameters, "region");
  const listing = readListing(parameters);
  if (resourceId === undefined && hasBlanks(parameters)) redirect(listingHref(listing));
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  if (resourceId === undefined) return <ResourceList listing={listing} posture={view.posture} />;
  return <ResourceDetail named={{ region, resourceType, resourceId }} posture={view.posture} />;
}
