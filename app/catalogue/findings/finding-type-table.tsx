import type { AcceptableUseItem, FindingTypeMapping } from "../../../lib/posture/control.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { DataTable } from "../../_components/data-table.tsx";
import { JointedName } from "../../_components/type-names.tsx";
import { acceptableUseHref, findingsHref } from "../../_links/hrefs.ts";
import { planNamed, standingWords } from "../../_words/finding-words.ts";
import { customerItems } from "../../_words/names.ts";
import { count } from "../../_words/numbers.ts";
import { familyWords } from "../../_words/standards.ts";

interface Beside {
  /** Active findings by type; null while nothing was collected. */
  readonly active: ReadonlyMap<string, number> | null;
  readonly uses: readonly AcceptableUseItem[];
}

/** GuardDuty's finding types with what each means, what would notice it, and whether it is active here. */
export function FindingTypeTable({
  types,
  ...beside
}: Beside & { readonly types: readonly FindingTypeMapping[] }) {
  return (
    <DataTable
      caption="Finding types"
      columns={[
        { name: "What happened" },
        { name: "Family and standing", narrow: "hide" },
        { name: "Noticed by", narrow: "hide" },
        { name: "Responsibility", narrow: "hide" },
        { name: "Acceptable use", narrow: "hide" },
        { name: "Active here", numeric: true },
      ]}
    >
      {types.map((type) => (
        <FindingTypeRow key={type.type} type={type} {...beside} />
      ))}
    </DataTable>
  );
}

function FindingTypeRow({ type, active, uses }: Beside & { readonly type: FindingTypeMapping }) {
  const use = uses.find(({ id }) => id === type.acceptableUse);
  return (
    <tr>
      <th scope="row">
        <details>
          <summary className="font-medium">
            <AwsText text={type.title} />
          </summary>
          <p className="mt-1 max-w-[64ch]">
            <AwsText text={type.meaning} />
          </p>
          <p className="mt-1 max-w-[64ch] text-mute">
            First: <AwsText text={type.firstStep} />
          </p>
          <p className="mt-1 text-mute md:hidden">Noticed by {plansIn(type)}.</p>
        </details>
        <span className="wrap-anywhere block font-mono text-2xs text-mute">
          <JointedName name={type.type} />
        </span>
      </th>
      <td className="max-md:hidden">
        {type.family === null ? "–" : familyWords[type.family]}
        {type.standing !== "active" && (
          <span className="block text-mute text-xs">{standingWords[type.standing]}</span>
        )}
      </td>
      <td className="max-md:hidden">{plansIn(type)}</td>
      <td className="max-md:hidden">
        {type.responsibility === null ? "–" : customerItems[type.responsibility].name}
      </td>
      <td className="max-md:hidden">
        {use === undefined ? (
          "–"
        ) : (
          <a className="link" href={acceptableUseHref(use.id)}>
            {use.title}
          </a>
        )}
      </td>
      <td className="text-right">
        <ActiveCount active={active} type={type.type} />
      </td>
    </tr>
  );
}

/** Any of a type's plans will do. */
function plansIn({ features }: FindingTypeMapping): string {
  return features.map(planNamed).join(" or ") || "–";
}

function ActiveCount({
  type,
  active,
}: {
  readonly type: string;
  readonly active: Beside["active"];
}) {
  const here = active?.get(type) ?? 0;
  if (here === 0) return <span className="text-mute">{active === null ? "–" : "0"}</span>;
  return (
    <a className="link font-medium" href={findingsHref({ type })}>
      {count(here)}
    </a>
  );
}
