/** The way to what was not seen, and to what to do about it. */
export function CoverageLink() {
  return (
    <a className="link text-brand" href="/coverage">
      What to do, region by region
    </a>
  );
}
