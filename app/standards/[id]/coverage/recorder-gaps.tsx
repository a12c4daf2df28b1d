import type { Posture } from "../../../../lib/posture/posture.ts";
import type { RecorderGap } from "../../../../lib/posture/standard-gaps.ts";
import { Command } from "../../../_components/command.tsx";
import { ExternalLink } from "../../../_components/external-link.tsx";
import { RegionLink } from "../../../_components/region-link.tsx";
import { TypeNames } from "../../../_components/type-names.tsx";
import { configSettingsPage } from "../../../_links/console-links.ts";
import { counted } from "../../../_words/numbers.ts";
import {
  groupRecorderGaps,
  type RecorderGapGroup,
  recorderActs,
  recorderCommand,
} from "./group-recorder-gaps.ts";

/** Types that deployed rules judge and recorders leave out: the rules see nothing of them. */
export function RecorderGaps({
  gaps,
  posture,
}: {
  readonly gaps: readonly RecorderGap[];
  readonly posture: Posture;
}) {
  const groups = groupRecorderGaps(gaps, posture.recorders);
  return (
    <section aria-labelledby="recorders" className="mb-8">
      <h2 className="mb-2 font-semibold text-lg" id="recorders">
        What recorders leave out
      </h2>
      {groups.length === 0 ? (
        <p className="max-w-[86ch] text-mute">
          {posture.recorders.length === 0
            ? "No recorder was read in any region: where there is none, no rule sees anything. "
            : `In ${counted(posture.recorders.length, "region")} with a recorder that was read, it records every type that its deployed rules judge. `}
          <a className="link" href="/coverage">
            Where Config is not set up or was not read
          </a>
        </p>
      ) : (
        <div className="space-y-4">
          {groups.map((group) => (
            <GapGroup group={group} key={group.key} partition={posture.account.partition} />
          ))}
        </div>
      )}
    </section>
  );
}

function GapGroup({
  group,
  partition,
}: {
  readonly group: RecorderGapGroup;
  readonly partition: string;
}) {
  const { regions, resourceTypes, rules, records } = group;
  const [only, ...more] = regions;
  const isPlain = only !== undefined && more.length === 0 && /^[a-z0-9-]+$/.test(only);
  return (
    <article className="overflow-hidden rounded-xl border border-line bg-card">
      <div aria-hidden="true" className="hatched h-2" />
      <div className="grid gap-x-10 gap-y-3 px-4 py-4 sm:px-5 lg:grid-cols-2">
        <div className="min-w-0">
          <h3 className="font-semibold">
            {counted(resourceTypes.length, "resource type")} not recorded
          </h3>
          <p className="mt-1 text-mute text-sm">
            {counted(rules.length, "deployed rule")} of this standard{" "}
            {rules.length === 1 ? "judges" : "judge"} them and {rules.length === 1 ? "sees" : "see"}{" "}
            nothing.
          </p>
          <p className="mt-2 font-mono text-xs">
            <TypeNames types={resourceTypes} />
          </p>
          <ul className="mt-2 flex flex-wrap gap-x-5 text-sm">
            {regions.map((region) => (
              <li className="flex flex-wrap items-baseline gap-x-2" key={region}>
                <b className="font-medium">
                  <RegionLink region={region} />
                </b>
                <ExternalLink href={configSettingsPage({ partition, region })}>
                  Console
                </ExternalLink>
              </li>
            ))}
          </ul>
        </div>
        <div className="min-w-0">
          <p>{recorderActs[records]} AWS bills what it records.</p>
          <Command
            label={isPlain ? "Command" : "Commands, with each region in place of REGION"}
            text={recorderCommand(records, isPlain ? only : "REGION")}
          />
        </div>
      </div>
    </article>
  );
}
