import { EmptyState } from "../_components/empty-state.tsx";
import { PageHeading } from "../_components/page-heading.tsx";

/** There is no list to narrow: nothing was read, or nothing is deployed. */
export function NoControlRead() {
  return (
    <>
      <PageHeading title="No control could be read" />
      <EmptyState title="Nothing is known to pass or to fail">
        <p>
          No Config rule is deployed where Config was read, or it was read in no region: nothing
          judges a resource.{" "}
          <a className="link" href="/coverage">
            What to do, region by region
          </a>
        </p>
      </EmptyState>
    </>
  );
}
