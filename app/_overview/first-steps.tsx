import { nextStepOf } from "../../lib/exports/next-step.ts";
import { groupGaps } from "../../lib/posture/group-gaps.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import { Card } from "../_components/card.tsx";
import { CoverageLink } from "../_components/coverage-link.tsx";
import { coverageHref } from "../_links/hrefs.ts";
import { counted } from "../_words/numbers.ts";
import { StepCommand } from "../coverage/step-command.tsx";

const shown = 3;

/** Where Config was read nowhere there is nothing to judge: what to turn on or allow stands before everything else. */
export function FirstSteps({ posture }: { readonly posture: Posture }) {
  const { id: accountId, partition } = posture.account;
  return (
    <Card
      aside={<CoverageLink />}
      className="mb-7"
      id="first-steps"
      title="To see something, first"
    >
      <ol className="grid gap-x-10 gap-y-4 lg:grid-cols-2">
        {groupGaps(posture.coverage)
          .slice(0, shown)
          .map(({ key, gaps: [first, ...more] }) => {
            const step = nextStepOf(first, {
              region: "REGION",
              accountId,
              partition,
              recorder:
                posture.recorders.find(({ region }) => region === first.region)?.name ?? null,
            });
            return (
              <li className="min-w-0" key={key}>
                <p>
                  {step.act}{" "}
                  <a
                    className="link whitespace-nowrap text-mute"
                    href={coverageHref(first.region, first.source)}
                  >
                    in {counted(more.length + 1, "place")}
                  </a>
                </p>
                <StepCommand step={step} />
              </li>
            );
          })}
      </ol>
    </Card>
  );
}
