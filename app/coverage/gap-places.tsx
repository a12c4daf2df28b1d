import type { NextStep } from "../../lib/exports/next-step.ts";
import type { KeptCoverage } from "../../lib/posture/snapshot.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { ExternalLink } from "../_components/external-link.tsx";
import { Moment } from "../_components/moment.tsx";
import {
  accountPage,
  configSettingsPage,
  guardDutySettingsPage,
  iamRolesPage,
} from "../_links/console-links.ts";
import { keptWords } from "./kept-words.ts";

/** Where something is missing, with AWS's own words: once when they are the same everywhere. */
export function GapPlaces({
  gaps,
  page,
  partition,
}: {
  readonly gaps: readonly KeptCoverage[];
  readonly page: NextStep["page"];
  readonly partition: string;
}) {
  const details = new Set(gaps.map((gap) => gap.detail));
  const shared = details.size === 1;
  return (
    <>
      <ul className={`mt-2.5 flex flex-wrap gap-x-5 gap-y-1 text-sm ${shared ? "" : "flex-col"}`}>
        {gaps.map((gap) => (
          <li className="target:bg-well" id={`${gap.source}-${gap.region}`} key={gap.region}>
            <span className="flex flex-wrap items-baseline gap-x-2">
              <b className="font-medium">{gap.region}</b>
              <ExternalLink href={pageOf(page, partition, gap.region)}>Console</ExternalLink>
              <KeptFrom gap={gap} />
            </span>
            {!shared && <AwsWords text={gap.detail} />}
          </li>
        ))}
      </ul>
      {shared && <AwsWords text={gaps[0]?.detail ?? ""} />}
    </>
  );
}

/** A read that failed or broke off leaves what an earlier one found, dated. */
function KeptFrom({ gap }: { readonly gap: KeptCoverage }) {
  const words = keptWords(gap);
  if (words === null || gap.lastReadAt === null) return null;
  return (
    <span className="text-amber text-xs">
      {words} <Moment at={gap.lastReadAt} />
    </span>
  );
}

function AwsWords({ text }: { readonly text: string }) {
  if (text === "") return null;
  return (
    <p className="mt-1">
      <AwsText className="line-clamp-[12] font-mono text-2xs text-mute" text={text} />
    </p>
  );
}

function pageOf(page: NextStep["page"], partition: string, region: string): string | null {
  switch (page) {
    case "config":
      return configSettingsPage({ partition, region });
    case "guardduty":
      return guardDutySettingsPage({ partition, region });
    case "iam":
      return iamRolesPage(partition);
    case "account":
      return accountPage(partition);
    case null:
      return null;
    default:
      return page satisfies never;
  }
}
