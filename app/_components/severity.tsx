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

/**
 * ◆ critical, ■ high, ▲ medium, ● low: told apart by shape, so that colour is never alone. The style sheet
 * draws it, so that a mark is one element wherever it stands.
 */
export function SeverityShape({ severity }: { readonly severity: Severity }) {
  return <i aria-hidden="true" className={`mark ${severity}`} />;
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
      className={`marked severity ${severity}${narrow === "shape" ? " shape-when-narrow" : ""}`}
    >
      {severity}
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
    <span className={`marked severity-count ${severity}`}>
      {value}
      <span className="sr-only">{` ${severity}`}</span>
    </span>
  );
}

/** The severities that are counted at all, worst first. */
export function countedSeverities(counts: Readonly<Record<Severity, number>>): Severity[] {
  return severities.filter((severity) => counts[severity] > 0);
}
