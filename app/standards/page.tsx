import type { Metadata } from "next";
import { configIsComplete } from "../../lib/posture/coverage.ts";
import { inReadersOrder } from "../../lib/posture/order-standards.ts";
import { readStandards } from "../../lib/read-catalogue.ts";
import { NoPosture } from "../_components/no-posture.tsx";
import { PageHeading } from "../_components/page-heading.tsx";
import { PassingWhereSeen } from "../_components/passing-where-seen.tsx";
import { currentPosture } from "../_posture/posture-door.ts";
import { counted } from "../_words/numbers.ts";
import { AnswerKey } from "./answer-key.tsx";
import { StandardEntry } from "./standard-entry.tsx";

export const metadata: Metadata = { title: "Standards" };

export default async function StandardsPage() {
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const { frameworks } = view.posture;
  const entries = inReadersOrder(readStandards()).flatMap((standard) => {
    const framework = frameworks.find(({ id }) => id === standard.id);
    return framework === undefined ? [] : [{ standard, framework }];
  });
  return (
    <>
      <PageHeading title={`${counted(entries.length, "standard")}, requirement by requirement`}>
        Every requirement is listed and counted, those that no rule can look at too. A rule is
        evidence for part of a requirement and never proof that it is met; whether you comply is for
        your assessor to say.
      </PageHeading>
      <AnswerKey />
      <p className="mb-3 text-mute text-sm empty:hidden">
        <PassingWhereSeen coverage={view.posture.coverage} />
      </p>
      <div className="divide-y divide-line rounded-xl border border-line bg-card">
        {entries.map(({ standard, framework }) => (
          <StandardEntry
            framework={framework}
            inPart={!configIsComplete(view.posture.coverage)}
            key={standard.id}
            standard={standard}
          />
        ))}
      </div>
      <p className="mt-4 max-w-[86ch] text-mute text-sm">
        SOC 1 and SOC 3 are reports about AWS, not lists of requirements for you: find them, with
        AWS’s other reports, under{" "}
        <a className="link" href="/evidence">
          Evidence
        </a>
        .
      </p>
    </>
  );
}
