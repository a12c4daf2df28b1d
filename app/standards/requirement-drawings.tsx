/**
 * What the pages of standards draw besides the common drawings, defined once a page: dots for what no
 * rule can look at, green under the lines of the unseen for what passes where seen, and a sheet of paper for
 * what AWS's reports answer.
 */
export function RequirementDrawings() {
  return (
    <svg aria-hidden="true" className="absolute size-0" focusable="false">
      <defs>
        <pattern height="4" id="dots" patternUnits="userSpaceOnUse" width="4">
          <rect className="fill-well" height="4" width="4" />
          <circle className="hatch-stroke" cx="1.5" cy="1.5" r=".8" />
        </pattern>
        <pattern
          height="8"
          id="where-seen"
          patternTransform="rotate(45)"
          patternUnits="userSpaceOnUse"
          width="5"
        >
          <rect fill="var(--color-bar-pass)" height="8" width="5" />
          <rect className="fill-card" height="8" width="1.4" />
        </pattern>
      </defs>
      <symbol id="requirement-not_automated" viewBox="0 0 14 14">
        <rect
          className="stroke-edge"
          fill="url(#dots)"
          height="13"
          rx="2.5"
          strokeDasharray="2.2 1.6"
          width="13"
          x=".5"
          y=".5"
        />
      </symbol>
      <symbol id="requirement-passing-in-part" viewBox="0 0 14 14">
        <rect
          className="stroke-pass"
          fill="url(#hatch)"
          height="13"
          rx="2.5"
          width="13"
          x=".5"
          y=".5"
        />
        <path className="fill-none stroke-[1.9] stroke-pass" d="M3.6 7.3l2.3 2.4 4.6-5.1" />
      </symbol>
      <symbol id="requirement-aws_evidenced" viewBox="0 0 14 14">
        <path className="fill-stone-edge" d="M2 0h6.8L12 3.4V14H2z" />
        <path className="fill-none stroke-[1.7] stroke-card" d="M4.2 8.1l1.9 2 3.6-4.2" />
      </symbol>
      <symbol id="requirement-aws_not_evidenced" viewBox="0 0 14 14">
        <path className="stroke-stone-edge" d="M2.5.5h6.1l2.9 3.1v9.9h-9z" fill="url(#hatch)" />
      </symbol>
    </svg>
  );
}
