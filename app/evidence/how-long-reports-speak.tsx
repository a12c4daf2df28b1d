/** How the dates above come about, so that nobody has to guess what "ended" means. */
export function HowLongReportsSpeak() {
  return (
    <p className="mt-2 max-w-[96ch] text-mute text-xs">
      A report speaks until its period ends, and <i>ends soon</i> in the last 90 days of that. A SOC
      report looks back over a closed period and is relied on until its successor is published, so
      it gets six months more. An undated report is listed and evidences nothing alone. Reports are
      recognised by the words of their series, name and product, never by their id; a vendor’s
      report says nothing about AWS.
    </p>
  );
}
