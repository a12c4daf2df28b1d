/**
 * What the pages draw again and again, defined once a page: the hatch that means unseen, the arrow that
 * leads outside. Drawings refer to them by id; the marks of statuses and severities are the style sheet's.
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
      <symbol id="outside" viewBox="0 0 12 12">
        <path d="M4.5 2H2v8h8V7.5M7 1.5h3.5V5M10.2 1.8L5.5 6.5" strokeWidth="1.2" />
      </symbol>
    </svg>
  );
}
