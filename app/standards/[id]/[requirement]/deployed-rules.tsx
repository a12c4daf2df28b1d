import { explainControl } from "../../../../lib/explain-mapping.ts";
import type { RuleSight } from "../../../../lib/posture/coverage.ts";
import type { ControlAssessment } from "../../../../lib/posture/posture.ts";
import { referenceOf } from "../../../../lib/posture/standard.ts";
import { readRulesFor } from "../../../../lib/read-catalogue.ts";
import { AwsText } from "../../../_components/aws-text.tsx";
import { worstFirst } from "../../../_components/control-rows.tsx";
import { DataTable } from "../../../_components/data-table.tsx";
import { EmptyState } from "../../../_components/empty-state.tsx";
import { RulesNotRead } from "../../../_components/rules-not-read.tsx";
import { SeverityWord } from "../../../_components/severity.tsx";
import { StatusWord } from "../../../_components/status.tsx";
import { JointedName } from "../../../_components/type-names.tsx";
import { controlHref } from "../../../_links/hrefs.ts";
import { count, counted } from "../../../_words/numbers.ts";
import { nothingDeployedTitle, whoMapped } from "./deployed-words.ts";
import type { StandingRequirement } from "./find-requirement.ts";

/** The deployed rules that are evidence for part of a requirement, those that fail first. */
export function DeployedRules({ of }: { readonly of: StandingRequirement }) {
  const { row, assessment, evidence, standard, posture } = of;
  const sources = new Map(
    readRulesFor(standard.id, row.id).map(({ mapping, source }) => [mapping.identifier, source]),
  );
  const reference = referenceOf(standard.id, row.id);
  const sourceOf = (control: ControlAssessment) => {
    const known = sources.get(control.identifier);
    if (known !== undefined) return known;
    const copies = posture.rules.filter((rule) => rule.control === control.key);
    const { user } = explainControl(control, copies).controlsBy;
    return user.includes(reference) ? "user" : undefined;
  };
  return (
    <section aria-labelledby="rules" className="mt-7">
      <h2 className="mb-2 font-semibold text-lg" id="rules">
        {evidence.controls.length === 0
          ? "Rules behind it"
          : `${counted(evidence.controls.length, "deployed control")} behind it`}
      </h2>
      {evidence.controls.length === 0 ? (
        <NothingDeployed known={evidence.rulesKnown} sight={evidence.ruleSight} />
      ) : (
        <>
          {evidence.controls.length > evidence.rulesDeployed && (
            <p className="mb-3 max-w-[86ch] text-mute text-sm">
              A rule that is deployed with other parameters is a control of its own.
            </p>
          )}
          {assessment.failingResources > 0 && (
            <p className="mb-3 max-w-[86ch] text-mute text-sm">
              {counted(
                assessment.failingResources,
                "distinct resource fails",
                "distinct resources fail",
              )}{" "}
              at least one of them. A resource that fails several is counted once in that total and
              stands with each control below.
            </p>
          )}
          <DataTable
            caption="Deployed controls that are evidence for it"
            columns={[
              { name: "Control" },
              { name: "Status", narrow: "hide" },
              { name: "Severity", narrow: "hide" },
              { name: "Failing resources", numeric: true },
              { name: "Mapped", narrow: "hide" },
            ]}
          >
            {evidence.controls.toSorted(failingFirst).map((control) => (
              <ControlLine
                control={control}
                key={control.key}
                mappedBy={whoMapped(control, sourceOf(control))}
              />
            ))}
          </DataTable>
        </>
      )}
    </section>
  );
}

function ControlLine({
  control,
  mappedBy,
}: {
  readonly control: ControlAssessment;
  readonly mappedBy: string;
}) {
  const { nonCompliantResources: failing, compliantResources, exceptedResources } = control;
  const judged = failing + compliantResources + exceptedResources;
  const href = controlHref(control.key);
  return (
    <tr>
      <th scope="row">
        <a className="font-medium hover:underline" href={href}>
          <AwsText text={control.title} />
        </a>
        <bdi className="wrap-anywhere block font-mono text-2xs text-mute">
          <JointedName name={control.key} />
        </bdi>
        <span className="block text-2xs text-mute md:hidden">
          <StatusWord status={control.status} /> · mapped {mappedBy}
        </span>
      </th>
      <td className="max-md:hidden">
        <StatusWord status={control.status} />
      </td>
      <td className="max-md:hidden">
        <SeverityWord severity={control.severity} />
      </td>
      <td className="whitespace-nowrap text-right">
        {judged === 0 ? (
          <span className="text-mute">–</span>
        ) : (
          <a className="hover:underline" href={`${href}#resources`}>
            {count(failing)} of {count(judged)}
          </a>
        )}
      </td>
      <td className="max-md:hidden">{mappedBy}</td>
    </tr>
  );
}

function NothingDeployed({ known, sight }: { readonly known: number; readonly sight: RuleSight }) {
  return known === 0 ? (
    <EmptyState title="No rule can look at this">
      <p>
        No Config rule that Demarc knows says anything about it: a person attests it, with a
        document, a record or an interview. It counts as not automated, never as met. If a rule of
        your own speaks for it, say so in your mapping file (
        <code className="font-mono text-xs">docs/mapping.md</code>).
      </p>
    </EmptyState>
  ) : (
    <EmptyState title={nothingDeployedTitle(known, sight)}>
      <p>
        {sight.notRead.length === 0 && sight.anyRead ? "Nothing here looks at it. " : ""}What each
        rule below would notice stands beside it. <RulesNotRead sight={sight} />
      </p>
    </EmptyState>
  );
}

function failingFirst(a: ControlAssessment, b: ControlAssessment): number {
  return Number(b.status === "failing") - Number(a.status === "failing") || worstFirst(a, b);
}
