import { type Severity, severities } from "../../lib/posture/vocabulary.ts";

const inks: Readonly<Record<Severity, string>> = {
  critical: "text-critical",
  high: "text-high",
  medium: "text-medium",
  low: "text-low",
};

/** The text colour of a severity. Never alone: a shape or the word stands beside it. */
export function severityInk(severity: Severity): string {
  return inks[severity];
}

/** ◆ critical, ■ high, ▲ medium, ● low: told apart by shape, so that colour is never alone. */
export function SeverityShape({ severity }: { readonly severity: Severity }) {
  return (
    <svg
      aria-hidden="true"
      className={`inline-block size-2.5 shrink-0 fill-current ${inks[severity]}`}
      viewBox="0 0 10 10"
    >
      {shapeOf(severity)}
    </svg>
  );
}

/** Shape and word; in a narrow table the word is left to those who cannot see the shape. */
export function SeverityWord({
  severity,
  narrow,
}: {
  readonly severity: Severity;
  readonly narrow?: "shape";
}) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 whitespace-nowrap font-medium text-sm ${inks[severity]}`}
    >
      <SeverityShape severity={severity} />
      <span className={narrow === "shape" ? "max-md:sr-only" : ""}>{severity}</span>
    </span>
  );
}

/** Shape and number, for counts by severity; the word is there for those who do not see the shape. */
export function SeverityCount({
  severity,
  value,
}: {
  readonly severity: Severity;
  readonly value: string;
}) {
  return (
    <span className={`inline-flex items-center gap-1 font-semibold text-xs ${inks[severity]}`}>
      <SeverityShape severity={severity} />
      {value}
      <span className="sr-only"> {severity}</span>
    </span>
  );
}

/** The severities that are counted at all, worst first. */
export function countedSeverities(counts: Readonly<Record<Severity, number>>): Severity[] {
  return severities.filter((severity) => counts[severity] > 0);
}

function shapeOf(severity: Severity) {
  switch (severity) {
    case "critical":
      return <path d="M5 0l5 5-5 5-5-5z" />;
    case "high":
      return <path d="M.8.8h8.4v8.4H.8z" />;
    case "medium":
      return <path d="M5 .6L10 9.4H0z" />;
    case "low":
      return <circle cx="5" cy="5" r="4.2" />;
    default:
      return severity satisfies never;
  }
}
