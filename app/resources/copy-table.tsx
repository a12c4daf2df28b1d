import { AwsText } from "../_components/aws-text.tsx";
import { ExternalLink } from "../_components/external-link.tsx";
import { Moment } from "../_components/moment.tsx";
import { VerdictWord } from "../_components/verdict.tsx";
import { configRulePage } from "../_links/console-links.ts";
import { packHref } from "../_links/hrefs.ts";
import { shortPackName } from "../_words/pack-name.ts";
import { ownerWords } from "../_words/statuses.ts";
import type { Copy } from "./view-resource.ts";

/** The rules that are copies of one control and what each says of the resource, and when. */
export function CopyTable({
  copies,
  partition,
}: {
  readonly copies: readonly Copy[];
  readonly partition: string;
}) {
  return (
    <div className="overflow-x-auto">
      <table className="data-table w-full text-sm">
        <caption className="sr-only">Rules that judge it</caption>
        <thead>
          <tr>
            {["Rule", "Asked for by", "Verdict", "Recorded by AWS"].map((name) => (
              <th className="text-left" key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {copies.map(({ evaluation, rule }) => (
            <tr key={`${evaluation.region} ${evaluation.ruleName}`}>
              <th scope="row">
                <AwsText text={evaluation.ruleName} />
                <span className="block text-mute text-xs">
                  {evaluation.region}{" "}
                  <ExternalLink
                    href={configRulePage(
                      { partition, region: evaluation.region },
                      evaluation.ruleName,
                    )}
                  >
                    Console
                  </ExternalLink>
                </span>
                {rule?.because != null && (
                  <AwsText className="block text-mute text-xs" text={rule.because} />
                )}
              </th>
              <td>
                <AskedBy rule={rule} />
              </td>
              <td>
                <VerdictWord
                  compliance={evaluation.compliance}
                  stale={rule === null || rule.because !== null}
                />
              </td>
              <td>
                {evaluation.evaluatedAt === null ? (
                  <span className="text-mute">not said</span>
                ) : (
                  <Moment at={evaluation.evaluatedAt} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Who deployed a rule. */
export function AskedBy({ rule }: { readonly rule: Copy["rule"] }) {
  if (rule === null) return <span className="text-mute">no longer deployed</span>;
  if (rule.pack !== null) {
    return (
      <a className="link" href={packHref({ region: rule.region, name: rule.pack })}>
        <AwsText text={shortPackName(rule.pack)} />
      </a>
    );
  }
  return rule.createdBy === null ? ownerWords[rule.owner] : <AwsText text={rule.createdBy} />;
}
