/** The requirements of standards that a control is evidence for, told by standard. */
export function EvidenceFor({ controls }: { readonly controls: readonly string[] }) {
  if (controls.length === 0) return null;
  const standards = Map.groupBy(controls, (control) => control.split(":")[0] ?? control);
  return (
    <details className="mt-3 text-sm">
      <summary className="min-h-6 text-mute">
        Evidence for {controls.length} {controls.length === 1 ? "requirement" : "requirements"} of{" "}
        {standards.size} {standards.size === 1 ? "standard" : "standards"}
      </summary>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {[...standards].map(([standard, members]) => (
          <div className="contents" key={standard}>
            <dt className="text-mute">{standard}</dt>
            <dd className="wrap-anywhere font-mono text-xs">
              {members.map((each) => each.slice(standard.length + 1)).join("  ")}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
