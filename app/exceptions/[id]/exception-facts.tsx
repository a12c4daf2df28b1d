import type { Posture } from "../../../lib/posture/posture.ts";
import type { ExceptionHistory } from "../../../lib/read-exceptions.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { Card } from "../../_components/card.tsx";
import { Fact, Facts } from "../../_components/facts.tsx";
import { day } from "../../_words/instants.ts";
import { daysWords } from "../state-words.ts";
import { Ticket } from "../ticket.tsx";
import { ExcusedNow } from "./excused-now.tsx";

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
          <ExcusedNow
            exception={last}
            isInForce={standing !== null && standing.state !== "run_out"}
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
