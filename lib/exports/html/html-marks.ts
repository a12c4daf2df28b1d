/** Marks, bars and the hatch, drawn in SVG and told in words beside it. */
import type {
  ControlStatus,
  EvidenceStatus,
  PostureStatus,
  Severity,
} from "../../posture/vocabulary.ts";
import type { Bar, Mark } from "../report/posture-report.ts";

/** What the drawings refer to; once in the file. */
export const definitions = `<svg aria-hidden="true" class="defs" focusable="false"><defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-ground" width="5" height="5"/><rect class="hatch-line" width="1.3" height="5"/></pattern></defs></svg>`;

/** Passing, unseen, failing; the table's numbers or the words beside it say the same. */
export function barHtml({ passing, unseen, failing, blind }: Bar): string {
  const all = passing + unseen + failing;
  if (all === 0) {
    const ground = blind ? `fill="url(#hatch)"` : `class="none"`;
    return svg(`<rect ${ground} width="100%" height="100%"/>`);
  }
  const share = (count: number) => percent((100 * count) / all);
  const parts = [
    ...(passing > 0 ? [`<rect class="pass" width="${share(passing)}" height="100%"/>`] : []),
    ...(failing > 0
      ? [
          `<rect class="fail" x="${share(passing + unseen)}" width="${share(failing)}" height="100%"/>`,
        ]
      : []),
    ...(unseen > 0
      ? [`<rect fill="url(#hatch)" x="${share(passing)}" width="${share(unseen)}" height="100%"/>`]
      : []),
    ...(unseen > 0 && passing + failing > 0
      ? [
          `<rect class="tick" x="${percent((100 * passing) / (passing + failing))}" y="-2" width="1.5" height="10"/>`,
        ]
      : []),
  ];
  return svg(parts.join(""));
}

function svg(parts: string): string {
  return `<svg aria-hidden="true" class="bar">${parts}</svg>`;
}

function percent(value: number): string {
  return `${Math.round(value * 100) / 100}%`;
}

/** The shape alone: the word stands beside it. */
export function markHtml(mark: Mark): string {
  return `<svg aria-hidden="true" class="mark" viewBox="0 0 14 14">${shapeOf(mark)}</svg>`;
}

const box = (fill: string, inside: string) =>
  `<rect width="14" height="14" rx="3" fill="${fill}"/>${inside}`;
const lined = (stroke: string, inside: string, fill = "none") =>
  `<rect x=".5" y=".5" width="13" height="13" rx="2.5" fill="${fill}" stroke="${stroke}"/>${inside}`;
const tick = (stroke: string) =>
  `<path d="M3.4 7.3l2.6 2.5 4.6-5.3" stroke="${stroke}" stroke-width="1.8"/>`;
const cross = (stroke: string) =>
  `<path d="M4.2 4.2l5.6 5.6M9.8 4.2l-5.6 5.6" stroke="${stroke}" stroke-width="1.8"/>`;
const bang = (stroke: string) =>
  `<path d="M7 3.2v4.6M7 9.4v1.6" stroke="${stroke}" stroke-width="1.8"/>`;
const page = "M2.5.5h9v13h-9z";

function shapeOf(mark: Mark): string {
  switch (mark.channel) {
    case "severity":
      return severityShape[mark.severity];
    case "control":
      return controlShape[mark.status];
    case "posture":
      return postureShape[mark.status];
    case "evidence":
      return evidenceShape[mark.status];
    default:
      return mark satisfies never;
  }
}

const severityShape: Readonly<Record<Severity, string>> = {
  critical: `<path fill="var(--critical)" d="M7 1l6 6-6 6-6-6z"/>`,
  high: `<path fill="var(--high)" d="M2 2h10v10H2z"/>`,
  medium: `<path fill="var(--medium)" d="M7 1.8l6 10.6H1z"/>`,
  low: `<circle fill="var(--low)" cx="7" cy="7" r="5"/>`,
};

const controlShape: Readonly<Record<ControlStatus, string>> = {
  passing: box("var(--pass)", tick("var(--card)")),
  failing: box("var(--fail)", cross("var(--card)")),
  excepted: lined("var(--edge)", `<path d="M4 10l6-6" stroke="var(--edge)" stroke-width="1.6"/>`),
  notApplicable: lined("var(--edge)", ""),
  notEvaluated: lined("var(--unseen)", "", "url(#hatch)"),
};

const postureShape: Readonly<Record<PostureStatus, string>> = {
  at_risk: controlShape.failing,
  attention: box("var(--amber)", bang("var(--card)")),
  met: controlShape.passing,
  met_where_seen: lined("var(--pass)", tick("var(--pass)"), "url(#hatch)"),
  unknown: controlShape.notEvaluated,
};

const evidenceShape: Readonly<Record<EvidenceStatus, string>> = {
  evidenced: `<path fill="var(--stone-edge)" d="${page}"/>${tick("var(--card)")}`,
  expiring: `<path stroke="var(--amber)" d="${page}"/>${bang("var(--amber)")}`,
  expired: `<path stroke="var(--amber)" d="${page}"/>${cross("var(--amber)")}`,
  not_read: `<path stroke="var(--unseen)" fill="url(#hatch)" d="${page}"/>`,
  none: `<path stroke="var(--edge)" stroke-dasharray="2.2 1.6" d="${page}"/>`,
};
