import type { ControlAssessment, RuleAssessment } from "../../../lib/posture/posture.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { besideClass, DataTable } from "../../_components/data-table.tsx";
import { ExternalLink } from "../../_components/external-link.tsx";
import { Moment } from "../../_components/moment.tsx";
import { VerdictWord } from "../../_components/verdict.tsx";
import { configRulePage } from "../../_links/console-links.ts";
import { packHref } from "../../_links/hrefs.ts";
import { counted } from "../../_words/numbers.ts";
import { shortPackName } from "../../_words/pack-name.ts";
import { ownerWords } from "../../_words/statuses.ts";
import { RuleResources } from "./rule-resources.tsx";

/** The rules that are copies of one control: who asks for it, where, and what AWS says of each. */
export function ControlCopies({
  control,
  rules,
  partition,
}: {
  readonly control: ControlAssessment;
  readonly rules: readonly RuleAssessment[];
  readonly partition: string;
}) {
  return (
    <section aria-labelledby="copies" className="mt-8">
      <h2 className="mb-2 font-semibold text-lg" id="copies">
        Rules that ask for it
      </h2>
      <p className="mb-3 max-w-[76ch] text-mute">
        {counted(control.ruleCount, "deployed rule")} in {counted(control.regions.length, "region")}{" "}
        {control.ruleCount === 1 ? "is" : "are copies of"} this one control. In pillars and items it
        counts once, by the worst verdict on each resource.
        {control.exceptedResources > 0 &&
          " What fails here is counted as AWS says it: exceptions are among it."}
      </p>
      <DataTable
        caption="Rules"
        columns={[
          { name: "Rule" },
          { name: "Region", narrow: "hide" },
          { name: "Asked for by", narrow: "hide" },
          { name: "AWS’s verdict" },
          { name: "Failing", numeric: true },
          { name: "Last evaluated", numeric: true, narrow: "beside" },
          { name: <span className="sr-only">AWS console</span>, narrow: "beside" },
        ]}
      >
        {rules.map((rule) => (
          <CopyRow key={rule.arn} partition={partition} rule={rule} />
        ))}
      </DataTable>
    </section>
  );
}

function CopyRow({
  rule,
  partition,
}: {
  readonly rule: RuleAssessment;
  readonly partition: string;
}) {
  return (
    <tr>
      <th className="md:min-w-56" scope="row">
        <AwsText text={rule.name} />
        <span className="block whitespace-nowrap text-mute text-xs md:hidden">{rule.region}</span>
        {rule.because !== null && (
          <AwsText className="block text-mute text-xs" text={rule.because} />
        )}
      </th>
      <td className="whitespace-nowrap max-md:hidden">{rule.region}</td>
      <td className="max-md:hidden">
        <AskedBy rule={rule} />
      </td>
      <td>
        <VerdictWord compliance={rule.compliance} stale={rule.because !== null} />
      </td>
      <td className="text-right">
        <RuleResources compliance="NON_COMPLIANT" rule={rule} />
      </td>
      <td className={`text-right ${besideClass}`}>
        {rule.lastEvaluatedAt === null ? "–" : <Moment at={rule.lastEvaluatedAt} />}
      </td>
      <td className={`text-right ${besideClass}`}>
        <ExternalLink href={configRulePage({ partition, region: rule.region }, rule.name)}>
          Console
        </ExternalLink>
      </td>
    </tr>
  );
}

function AskedBy({ rule }: { readonly rule: RuleAssessment }) {
  if (rule.pack !== null) {
    return (
      <a className="link" href={packHref({ region: rule.region, name: rule.pack })}>
        <AwsText text={shortPackName(rule.pack)} />
      </a>
    );
  }
  return rule.createdBy === null ? ownerWords[rule.owner] : <AwsText text={rule.createdBy} />;
}
