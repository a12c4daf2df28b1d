/** The pattern that means unseen, defined once a page for every drawing that refers to `#hatch`. */
export function HatchPattern() {
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
      </defs>
    </svg>
  );
}
