import { EmptyState } from "../_components/empty-state.tsx";
import type { PostureView } from "../_posture/posture-door.ts";

/** Nothing answers: what is looked at, what is not, and where to go on. */
export function NoHits() {
  return (
    <EmptyState title="Nothing goes by that name">
      <p>
        Names are found by their words, resources by three or more characters of their id, findings
        by as many of any name, address or id in them: try fewer letters, or one word.
      </p>
      <p className="mt-2">
        See also{" "}
        <a className="link" href="/coverage">
          what could not be seen
        </a>
        : what was not read cannot be found.
      </p>
    </EmptyState>
  );
}

/** While there is no posture, no match says nothing of the account. */
export function CatalogueOnly({ view }: { readonly view: PostureView }) {
  if (view.kind === "posture") return null;
  const why =
    view.kind === "unreadable" ? "What is stored cannot be read" : "Nothing was collected yet";
  return (
    <p className="mb-4 max-w-[86ch] rounded-md bg-hatch px-4 py-2.5 text-sm" role="note">
      {why}: only the catalogue and the pages are searched, and nothing of the account.{" "}
      <a className="link font-medium" href={view.kind === "unreadable" ? "/" : "/refresh"}>
        {view.kind === "unreadable" ? "Why, and what to do" : "How the collection stands"}
      </a>
    </p>
  );
}
