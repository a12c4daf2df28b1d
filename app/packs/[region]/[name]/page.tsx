import type { Metadata } from "next";
import type { ConformancePackAssessment } from "../../../../lib/posture/posture.ts";
import { nothingHere } from "../../../_answers/nothing-here.tsx";
import { AwsText } from "../../../_components/aws-text.tsx";
import { EmptyState } from "../../../_components/empty-state.tsx";
import { ExternalLink } from "../../../_components/external-link.tsx";
import { NoPosture } from "../../../_components/no-posture.tsx";
import { PageHeading } from "../../../_components/page-heading.tsx";
import { RegionLink } from "../../../_components/region-link.tsx";
import { TabLinks } from "../../../_components/tabs.tsx";
import { configPackPage } from "../../../_links/console-links.ts";
import { coverageHref, packHref, withQuery } from "../../../_links/hrefs.ts";
import { csvHref } from "../../../_links/list-href.ts";
import { type SearchParams, wordOf } from "../../../_links/search-params.ts";
import { ListTools } from "../../../_lists/list-tools.tsx";
import { currentPosture } from "../../../_posture/posture-door.ts";
import { shortPackName } from "../../../_words/pack-name.ts";
import { PackRules } from "./pack-rules.tsx";
import { PackScores } from "./pack-scores.tsx";
import { rulesWith, type Verdict, verdicts, verdictTabs } from "./verdicts.ts";

interface Props {
  readonly params: Promise<{ readonly region: string; readonly name: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export const metadata: Metadata = { title: "Pack" };

export default async function PackPage({ params, searchParams }: Props) {
  const { region, name: segment } = await params;
  const view = await currentPosture();
  if (view.kind !== "posture") return <NoPosture view={view} />;
  const { posture } = view;
  const name = decodeURIComponent(segment);
  const pack = posture.conformancePacks.find(
    (each) => each.region === region && each.name === name,
  );
  if (pack === undefined) return nothingHere();
  const verdict: Verdict = wordOf(await searchParams, "verdict", verdicts) ?? "all";
  const rules = posture.rules.filter((rule) => rule.region === region && rule.pack === name);
  const shown = rulesWith(rules, verdict);
  const { partition } = posture.account;
  return (
    <>
      <PageHeading
        crumbs={[{ name: "Packs", href: "/packs" }]}
        title={<AwsText text={shortPackName(name)} />}
      >
        <AwsText className="font-mono text-xs" text={name} /> in <RegionLink region={region} />.{" "}
        <ExternalLink href={configPackPage({ partition, region }, name)}>
          Open in Config
        </ExternalLink>
      </PageHeading>
      <PackScores pack={pack} />
      <TabLinks label="By AWS’s verdict" tabs={verdictTabs(rules, verdict, packHref(pack))}>
        <ListTools
          columns={[]}
          csv={csvHref(
            "pack-rules",
            withQuery("/packs", {
              region,
              pack: name,
              verdict: verdict === "all" ? undefined : verdict,
            }),
          )}
          here={packHref(pack)}
          hidden={new Set()}
          list="pack-rules"
        />
      </TabLinks>
      {shown.length === 0 ? (
        <NoRules pack={pack} />
      ) : (
        <PackRules partition={partition} rules={shown} />
      )}
    </>
  );
}

function NoRules({ pack }: { readonly pack: ConformancePackAssessment }) {
  return (
    <EmptyState title="No rule of this pack with that verdict was read">
      <p>
        <a className="link" href={packHref(pack)}>
          All its rules
        </a>{" "}
        ·{" "}
        <a className="link" href={coverageHref(pack.region, "config")}>
          How Config was read in {pack.region}
        </a>
      </p>
    </EmptyState>
  );
}
