import type { Metadata } from "next";
import type { FloorId } from "../../../lib/posture/house.ts";
import { type AwsItemId, awsItemIds, customerItemIds } from "../../../lib/posture/vocabulary.ts";
import { nothingHere } from "../../_answers/nothing-here.tsx";
import { NoPosture } from "../../_components/no-posture.tsx";
import { currentPosture } from "../../_posture/posture-door.ts";
import { awsItems, floorNamed } from "../../_words/names.ts";
import { AwsItem } from "./aws-item.tsx";
import { CustomerFloor } from "./customer-floor.tsx";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const place = placeOf((await params).id);
  switch (place?.side) {
    case "customer":
      return { title: floorNamed(place.id).name };
    case "aws":
      return { title: `${awsItems[place.id].name} (AWS)` };
    default:
      return { title: "Not found" };
  }
}

export default async function ResponsibilityPage({ params }: Props) {
  const place = placeOf((await params).id);
  if (place === null) return nothingHere();
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  return place.side === "aws" ? (
    <AwsItem id={place.id} posture={view.posture} />
  ) : (
    <CustomerFloor id={place.id} posture={view.posture} />
  );
}

type Place =
  | { readonly side: "customer"; readonly id: FloorId }
  | { readonly side: "aws"; readonly id: AwsItemId };

function placeOf(text: string): Place | null {
  const floors: readonly FloorId[] = [...customerItemIds, "operations"];
  const floor = floors.find((id) => id === text);
  if (floor !== undefined) return { side: "customer", id: floor };
  const item = awsItemIds.find((id) => id === text);
  return item === undefined ? null : { side: "aws", id: item };
}
