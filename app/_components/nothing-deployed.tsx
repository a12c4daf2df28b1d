import { EmptyState } from "./empty-state.tsx";

/** No rule of this kind is deployed where Config was read: a gap of its own, not a clean state. */
export function NothingDeployed({ what }: { readonly what: string }) {
  return (
    <EmptyState title={`No Config rule that was read is about ${what}`}>
      <p>
        Nothing here is judged, for better or worse. Either no such rule is deployed, or it is where
        Config could not be read:{" "}
        <a className="link" href="/coverage">
          see what could be seen
        </a>
        . AWS’s conformance packs bring rules for every pillar.
      </p>
    </EmptyState>
  );
}
