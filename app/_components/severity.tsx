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
    >
      <use href={`#severity-${severity}`} />
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
