import { EmptyState } from "../_components/empty-state.tsx";
import { findingsHref } from "../_links/hrefs.ts";
import { resourcesHref } from "../_links/resources-href.ts";

/** Nothing answers: what is looked at, what is not, and where to go on. */
export function NoHits({ text }: { readonly text: string }) {
  return (
    <EmptyState title="Nothing goes by that name">
      <p>
        Names are found by their words and ids by how they begin: try fewer letters, or one word.
        Resources and findings need at least the first characters of their id.
      </p>
      <p className="mt-2">
        <LookInside text={text} />, or see{" "}
        <a className="link" href="/coverage">
          what could not be seen
        </a>
        : what was not read cannot be found.
      </p>
    </EmptyState>
  );
}

/** Where words within an id or a text are found, not only its beginning. */
export function LookInside({ text }: { readonly text: string }) {
  return (
    <>
      <a className="link" href={resourcesHref({ search: text })}>
        Look inside all ids of resources
      </a>{" "}
      or{" "}
      <a className="link" href={findingsHref({ search: text, state: "all" })}>
        look inside all findings
      </a>{" "}
      for these words
    </>
  );
}
