import type { PillarAssessment } from "../../lib/posture/posture.ts";
import type { ControlStatus } from "../../lib/posture/vocabulary.ts";
import { Measured } from "../_components/measured.tsx";
import { PostureStatusWord } from "../_components/posture-status.tsx";
import { RatioBar } from "../_components/ratio-bar.tsx";
import { controlsHref, pillarHref } from "../_links/hrefs.ts";
import { pillarNamed } from "../_words/names.ts";
import { count } from "../_words/numbers.ts";

/** The head of a pillar: where it stands, what was measured, and in lines of their own what was not. */
export function PillarHead({
  pillar,
  blind,
}: {
  readonly pillar: PillarAssessment;
  readonly blind: boolean;
}) {
  const { passing, failing } = pillar.controls;
  const evaluated = passing + failing;
  return (
    <th className="border-line border-x bg-card p-0 text-left align-top font-normal" scope="col">
      <div
        aria-hidden="true"
        className="-mx-[5px] h-1.5 rounded-b-xs border border-line border-t-0 bg-card"
      />
      <div className="pb-2">
        <a className="block px-2 pt-2 hover:bg-well" href={pillarHref(pillar.id)}>
          <span className="flex items-end font-semibold text-xs tracking-tight max-xl:min-h-8">
            {pillarNamed(pillar.id).name}
          </span>
          <PostureStatusWord status={pillar.status} />
          <Measured className="mt-1 text-3xl" of={pillar} />
          <RatioBar blind={blind} className="my-1.5 h-1.5" counts={pillar.controls} />
        </a>
        <ul className="px-2 text-mute text-xs">
          <Count href={controlsHref({ pillar: pillar.id, status: "passing" })}>
            {evaluated === 0 ? "none evaluated" : `${count(passing)} of ${count(evaluated)} pass`}
          </Count>
          <LeftOut of={pillar} status="notEvaluated" words="not seen" />
          <LeftOut of={pillar} status="notApplicable" words="not in scope" />
          {pillar.controls.excepted > 0 && (
            <LeftOut of={pillar} status="excepted" words="excepted" />
          )}
        </ul>
      </div>
    </th>
  );
}

/** An empty line where there is none, so that the lines of all pillars stand level. */
function LeftOut({
  of,
  status,
  words,
}: {
  readonly of: PillarAssessment;
  readonly status: ControlStatus;
  readonly words: string;
}) {
  const value = of.controls[status];
  if (value === 0) return <li aria-hidden="true" className="min-h-6" />;
  return <Count href={controlsHref({ pillar: of.id, status })}>{`${count(value)} ${words}`}</Count>;
}

function Count({ href, children }: { readonly href: string; readonly children: React.ReactNode }) {
  return (
    <li>
      <a className="flex min-h-6 items-center hover:underline" href={href}>
        {children}
      </a>
    </li>
  );
}
