import { severityOfScore } from "../../../lib/posture/severity.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { SeverityWord } from "../../_components/severity.tsx";
import { minute } from "../../_words/instants.ts";
import { counted } from "../../_words/numbers.ts";
import type { SequenceSignal } from "../_describe/describe-sequence.ts";

const sources: Readonly<Record<string, string>> = {
  FINDING: "a finding of its own",
  CLOUD_TRAIL: "from CloudTrail",
  S3_DATA_EVENTS: "from S3 data events",
  EKS_AUDIT_LOGS: "from EKS audit logs",
  FLOW_LOGS: "from VPC flow logs",
  DNS_LOGS: "from DNS logs",
  RUNTIME_MONITORING: "from Runtime Monitoring",
};

/** One step of the story: when, what, by whom from where on what, by which tactic. */
export function SignalText({
  signal,
  href,
}: {
  readonly signal: SequenceSignal;
  /** The page of the finding that this signal is; undefined when it is none, or is not kept. */
  readonly href: string | undefined;
}) {
  const { tactics, techniques, indicators } = signal;
  const source = signal.type === null ? null : (sources[signal.type] ?? signal.type);
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3 text-mute text-xs">
        <span>{whenOf(signal)}</span>
        {signal.severityScore !== null && (
          <SeverityWord severity={severityOfScore(signal.severityScore)} />
        )}
        {signal.count !== null && <span>{counted(signal.count, "time")}</span>}
        {source !== null && <AwsText text={source} />}
      </p>
      <h3 className="mt-0.5 font-medium">
        {href === undefined ? (
          <AwsText text={signal.description ?? signal.name} />
        ) : (
          <a className="link" href={href}>
            <AwsText text={signal.description ?? signal.name} />
          </a>
        )}
      </h3>
      {signal.description !== null && (
        <AwsText className="font-mono text-2xs text-mute" text={signal.name} />
      )}
      <PartiesLine signal={signal} />
      {tactics.length + techniques.length + indicators.length > 0 && (
        <ul className="mt-1.5 flex flex-wrap gap-1.5 text-xs">
          {tactics.map((tactic) => (
            <Tag key={tactic} name="Tactic" value={tactic} />
          ))}
          {techniques.map((technique) => (
            <Tag key={technique} name="Technique" value={technique} />
          ))}
          {indicators.map(({ name, value }) => (
            <Tag key={`${name} ${value}`} name={name} value={value} />
          ))}
        </ul>
      )}
    </>
  );
}

function PartiesLine({
  signal: { actors, endpoints, resources },
}: {
  readonly signal: SequenceSignal;
}) {
  const parts = [
    { word: "by", names: actors },
    { word: "from", names: endpoints },
    { word: "on", names: resources },
  ].filter(({ names }) => names.length > 0);
  if (parts.length === 0) return null;
  return (
    <p className="mt-0.5 text-sm">
      {parts.map(({ word, names }) => (
        <span key={word}>
          <span className="text-mute">{word}</span> <AwsText text={names.join(", ")} />{" "}
        </span>
      ))}
    </p>
  );
}

function Tag({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <li className="rounded-sm bg-well px-1.5 py-0.5">
      <span className="text-mute">
        <AwsText text={name} />
      </span>{" "}
      <AwsText text={value} />
    </li>
  );
}

function whenOf({ firstSeenAt, lastSeenAt }: SequenceSignal): string {
  if (firstSeenAt === null) return "at a time GuardDuty does not give";
  const from = minute(firstSeenAt);
  if (lastSeenAt === null) return from;
  const to = minute(lastSeenAt);
  if (from === to) return from;
  const sameDay = firstSeenAt.slice(0, 10) === lastSeenAt.slice(0, 10);
  return sameDay ? `${from.replace(" UTC", "")} to ${to.split(", ")[1] ?? to}` : `${from} to ${to}`;
}
