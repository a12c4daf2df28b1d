import type { Exception } from "../../../lib/posture/exceptions.ts";
import type { Posture } from "../../../lib/posture/posture.ts";
import type { ExceptionHistory } from "../../../lib/read-exceptions.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { Card } from "../../_components/card.tsx";
import { Fact, Facts } from "../../_components/facts.tsx";
import { controlHref } from "../../_links/hrefs.ts";
import { day } from "../../_words/instants.ts";
import { counted } from "../../_words/numbers.ts";
import { daysWords } from "../state-words.ts";
import { Ticket } from "../ticket.tsx";

/** Where one exception stands, and what it says. */
export function ExceptionFacts({
  history: { standing, last },
  posture,
}: {
  readonly history: ExceptionHistory;
  readonly posture: Posture;
}) {
  return (
    <>
      <Facts>
        <Fact name="Now">{standing === null ? "withdrawn" : stateOf(standing.state)}</Fact>
        <Fact name="Last day">
          {day(last.expiresOn)}
          {standing !== null && (
            <span className={standing.state === "in_force" ? "text-mute" : "text-amber"}>
              {" "}
              · {daysWords(standing.daysLeft)}
            </span>
          )}
        </Fact>
        <Fact name="Owner">
          <AwsText className="wrap-anywhere" text={last.owner} />
        </Fact>
        <Fact name="Ticket">
          <Ticket ticket={last.ticket} />
        </Fact>
        <Fact name="Resources it excuses now">
          <Excused
            exception={last}
            isActive={standing?.state !== "run_out" && standing !== null}
            posture={posture}
          />
        </Fact>
      </Facts>
      <Card className="mb-7" id="reason" title="Reason">
        {last.reason.split("\n").map((line, index) => (
          // Lines have no identity but their place, and the list never changes.
          <p className="wrap-anywhere max-w-[86ch]" key={`${index}`}>
            <AwsText text={line} />
          </p>
        ))}
      </Card>
    </>
  );
}

function stateOf(state: "in_force" | "running_out" | "run_out"): React.ReactNode {
  if (state === "run_out") return "run out";
  return state === "in_force" ? "in force" : <b className="text-amber">in force, runs out soon</b>;
}

function Excused({
  exception: { control: key, resource, pattern },
  isActive,
  posture,
}: {
  readonly exception: Exception;
  readonly isActive: boolean;
  readonly posture: Posture;
}) {
  const control = posture.controls.find((each) => each.key === key);
  if (!isActive || control === undefined) return "none";
  const narrowed = resource ?? pattern?.split("*").toSorted((a, b) => b.length - a.length)[0];
  const href = controlHref(key, { compliance: "EXCEPTED", search: narrowed });
  return (
    <a className="link" href={`${href}#resources`}>
      {resource === null && pattern === null
        ? counted(control.exceptedResources, "failing resource")
        : "see them"}
    </a>
  );
}
