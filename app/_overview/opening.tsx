import { failingBySeverity, type Opening, openingOf } from "../../lib/posture/opening-sentence.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import type { Severity } from "../../lib/posture/vocabulary.ts";
import { countedSeverities, SeverityShape } from "../_components/severity.tsx";
import { controlsHref, findingsHref } from "../_links/hrefs.ts";
import { counted } from "../_words/numbers.ts";

/** A sentence first: what needs a person, in words, with every number a way to its list. */
export function OpeningSentence({ posture }: { readonly posture: Posture }) {
  const opening = openingOf(posture);
  return (
    <div className="min-w-0">
      <h1 className="max-w-[26ch] text-balance font-semibold text-2xl leading-[1.12] tracking-[-0.026em] sm:max-w-none sm:text-3xl">
        <Headline opening={opening} />
      </h1>
      <p className="mt-2 max-w-[104ch] text-mute">
        <Behind opening={opening} posture={posture} />
        What was not seen is hatched, and counts for nothing.
      </p>
    </div>
  );
}

function Headline({ opening }: { readonly opening: Opening }) {
  switch (opening.kind) {
    case "urgent":
      return <Urgent {...opening} />;
    case "smaller":
      return <>Nothing critical, nothing high: only smaller things are left</>;
    case "clean_where_seen":
      return <>Nothing fails where Demarc could look</>;
    case "clean":
      return <>Everything was measured, and all of it passes</>;
    case "unknown":
      return <>Nothing could be judged yet</>;
    default:
      return opening satisfies never;
  }
}

function Urgent({
  severity,
  controls,
  findings,
}: {
  readonly severity: Severity;
  readonly controls: number;
  readonly findings: number;
}) {
  return (
    <>
      {controls > 0 && (
        <a className="link" href={controlsHref({ status: "failing", severity })}>
          {counted(controls, `${severity} control`)}
        </a>
      )}
      {controls > 0 && findings > 0 && " and "}
      {findings > 0 && (
        <a className="link" href={findingsHref({ severity })}>
          {counted(findings, `${severity} finding`)}
        </a>
      )}
      {controls + findings === 1 ? " needs you first" : " need you first"}
    </>
  );
}

/** What fails besides what the headline names, by severity. */
function Behind({ opening, posture }: { readonly opening: Opening; readonly posture: Posture }) {
  const failing = failingBySeverity(posture);
  const named = opening.kind === "urgent" ? opening.severity : null;
  const rest = countedSeverities(failing).filter((severity) => severity !== named);
  if (rest.length === 0) return null;
  return (
    <>
      {named === null ? "Failing controls: " : "Failing controls behind them: "}
      {rest.map((severity, index) => (
        <span key={severity}>
          {index > 0 && (index === rest.length - 1 ? " and " : ", ")}
          <a
            className="link whitespace-nowrap font-medium text-ink"
            href={controlsHref({ status: "failing", severity })}
          >
            <SeverityShape severity={severity} /> {failing[severity]} {severity}
          </a>
        </span>
      ))}
      .{" "}
    </>
  );
}
