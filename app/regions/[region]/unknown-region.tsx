/** A region that no collection asked: its name may be wrong, or it is left out by the settings. */
export function UnknownRegion() {
  return (
    <div className="max-w-[64ch] py-6">
      <h1 className="font-semibold text-2xl tracking-tight">Nothing is known of this region</h1>
      <p className="mt-3 text-mute">
        The name may be mistyped, the region may not be enabled for the account, or DEMARC_REGIONS
        leaves it out. What was not asked is neither good nor bad.
      </p>
      <p className="mt-5">
        <a className="link text-brand" href="/coverage">
          The regions that were asked
        </a>
      </p>
    </div>
  );
}
