/** Says on every page that this is nobody's account, on paper and on a phone too. */
export function SampleBanner({ account }: { readonly account: string }) {
  return (
    <aside
      aria-label="Sample account"
      className="sample-band border-amber border-b border-dashed text-center text-amber text-sm"
    >
      <p className="px-4 py-1">
        <b className="font-semibold">Sample account</b>
        <span className="max-sm:hidden"> {account}: invented resources, findings and reports</span>
      </p>
    </aside>
  );
}
