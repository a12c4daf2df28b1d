import { regionHref } from "../_links/resources-href.ts";
import { AwsText } from "./aws-text.tsx";

/** A name like this can neither hide nor reorder anything. */
const plainName = /^[a-z0-9-]{1,40}$/;

/** A region's name, and the way to all that is known of it. What is one in every region has no page. */
export function RegionLink({ region }: { readonly region: string }) {
  if (region === "global") return <span className="text-mute">global</span>;
  return (
    <a
      className="inline-flex min-h-6 items-center whitespace-nowrap hover:underline"
      href={regionHref(region)}
    >
      {plainName.test(region) ? region : <AwsText text={region} />}
    </a>
  );
}
