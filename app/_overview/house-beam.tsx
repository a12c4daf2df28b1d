import type { ControlStatus } from "../../lib/posture/vocabulary.ts";
import { RatioBar } from "../_components/ratio-bar.tsx";
import { controlsHref } from "../_links/hrefs.ts";
import { count, counted } from "../_words/numbers.ts";
import { controlStatusWords } from "../_words/statuses.ts";
import type { HousePlan } from "./plan-house.ts";

/** What rests on all pillars: every control once, status by status. */
export function HouseBeam({ plan }: { readonly plan: HousePlan }) {
  const known = Object.values(plan.counts).reduce((sum, value) => sum + value, 0);
  return (
    <tr>
      <th className="pr-2 text-left align-middle font-normal" scope="row">
        <a
          className="inline-flex min-h-6 items-center font-medium text-sm hover:underline"
          href={controlsHref()}
        >
          {plan.blind && known === 0 ? "No control is known" : counted(known, "control")}
        </a>
        <span className="block text-2xs text-mute">each once, in however many pillars</span>
      </th>
      <td className="p-0" colSpan={6}>
        <div className="-mx-1 rounded-xs border border-line bg-card px-3 pt-2.5 pb-1">
          <RatioBar blind={plan.blind} className="h-3" counts={plan.counts} />
          <BeamCounts plan={plan} />
        </div>
      </td>
      <td colSpan={2} />
    </tr>
  );
}

const shown: readonly ControlStatus[] = [
  "passing",
  "notEvaluated",
  "failing",
  "excepted",
  "notApplicable",
];

/** The same numbers as the bar, in its order, each a way to its list. */
export function BeamCounts({ plan }: { readonly plan: HousePlan }) {
  return (
    <ul className="mt-1 flex flex-wrap gap-x-5 text-sm">
      {shown
        .filter((status) => plan.counts[status] > 0)
        .map((status) => (
          <li key={status}>
            <a
              className={`marked min-h-6 hover:underline ${status}`}
              href={controlsHref({ status })}
            >
              <b className="font-semibold">{count(plan.counts[status])}</b>
              <span className="text-mute">{controlStatusWords[status]}</span>
            </a>
          </li>
        ))}
      <Unmapped of={plan.unmapped.length} />
    </ul>
  );
}

/** Controls in no pillar stay in plain sight: they are in the beam and in no window. */
function Unmapped({ of }: { readonly of: number }) {
  if (of === 0) return null;
  return (
    <li className="ml-auto">
      <a
        className="inline-flex min-h-6 items-center text-amber hover:underline"
        href={controlsHref({ classified: "none" })}
      >
        {`${count(of)} in no pillar`}
      </a>
    </li>
  );
}
