/**
 * What the pages draw again and again, defined once a page: the hatch that means unseen, the shapes of
 * severities, the marks of statuses. Everything else refers to them by id.
 */
export function Drawings() {
  return (
    <svg aria-hidden="true" className="absolute size-0" focusable="false">
      <defs>
        <pattern
          height="5"
          id="hatch"
          patternTransform="rotate(45)"
          patternUnits="userSpaceOnUse"
          width="5"
        >
          <rect className="hatch-ground" height="5" width="5" />
          <rect className="hatch-stroke" height="5" width="1.3" />
        </pattern>
        <pattern
          height="6"
          id="hatch-quiet"
          patternTransform="rotate(45)"
          patternUnits="userSpaceOnUse"
          width="6"
        >
          <rect className="hatch-stroke-quiet" height="6" width="1" />
        </pattern>
      </defs>
      <SeverityShapes />
      <StatusMarks />
      <symbol id="outside" viewBox="0 0 12 12">
        <path d="M4.5 2H2v8h8V7.5M7 1.5h3.5V5M10.2 1.8L5.5 6.5" strokeWidth="1.2" />
      </symbol>
    </svg>
  );
}

/** Told apart by shape, so that colour is never alone. */
function SeverityShapes() {
  return (
    <>
      <symbol id="severity-critical" viewBox="0 0 10 10">
        <path d="M5 0l5 5-5 5-5-5z" />
      </symbol>
      <symbol id="severity-high" viewBox="0 0 10 10">
        <path d="M.8.8h8.4v8.4H.8z" />
      </symbol>
      <symbol id="severity-medium" viewBox="0 0 10 10">
        <path d="M5 .6L10 9.4H0z" />
      </symbol>
      <symbol id="severity-low" viewBox="0 0 10 10">
        <circle cx="5" cy="5" r="4.2" />
      </symbol>
    </>
  );
}

/** Told apart by fill and mark. */
function StatusMarks() {
  const mark = "fill-none stroke-card stroke-[1.8]";
  const box = { height: 13, rx: 2.5, width: 13, x: 0.5, y: 0.5 } as const;
  return (
    <>
      <symbol id="status-passing" viewBox="0 0 14 14">
        <rect className="fill-pass" height="14" rx="3" width="14" />
        <path className={mark} d="M3.6 7.3l2.3 2.4 4.6-5.1" />
      </symbol>
      <symbol id="status-failing" viewBox="0 0 14 14">
        <rect className="fill-fail" height="14" rx="3" width="14" />
        <path className={mark} d="M4.2 4.2l5.6 5.6M9.8 4.2L4.2 9.8" />
      </symbol>
      <symbol id="status-excepted" viewBox="0 0 14 14">
        <rect className="fill-none stroke-edge" {...box} />
        <path className="fill-none stroke-edge stroke-[1.6]" d="M3.8 10.2l6.4-6.4" />
      </symbol>
      <symbol id="status-notApplicable" viewBox="0 0 14 14">
        <rect className="fill-none stroke-edge" {...box} />
      </symbol>
      <symbol id="status-notEvaluated" viewBox="0 0 14 14">
        <rect className="stroke-unseen" fill="url(#hatch)" {...box} />
      </symbol>
    </>
  );
}
