import { AwsText } from "../_components/aws-text.tsx";
import { DataTable } from "../_components/data-table.tsx";
import { ItemLinks } from "../_components/item-links.tsx";
import { evidenceKindHref } from "../_links/hrefs.ts";
import { standardName } from "../_words/standards.ts";
import { StandingWord } from "./standing-word.tsx";
import type { KindView } from "./view-kinds.ts";

/** Kinds of evidence: which are there and until when, what of AWS's they speak for, what they evidence. */
export function KindTable({
  kinds,
  caption,
  withItems,
}: {
  readonly kinds: readonly KindView[];
  readonly caption: string;
  /** Whether to say for which of AWS's items each speaks: not where the page is about one of them. */
  readonly withItems: boolean;
}) {
  return (
    <DataTable
      caption={caption}
      columns={[
        { name: "Kind of evidence" },
        { name: "Standing" },
        { name: "Recognised in Artifact", narrow: "hide" },
        ...(withItems ? [{ name: "Speaks for AWS’s", narrow: "hide" } as const] : []),
        { name: "Requirements it evidences", narrow: "hide" },
      ]}
    >
      {kinds.map((view) => (
        <tr key={view.kind.kind}>
          <th scope="row">
            <a className="font-medium hover:underline" href={evidenceKindHref(view.kind.kind)}>
              {view.kind.name}
            </a>
          </th>
          <td>
            <StandingWord view={view} />
          </td>
          <td className="max-md:hidden">
            <Recognised view={view} />
          </td>
          {withItems && (
            <td className="max-md:hidden">
              <ItemLinks items={view.items} none={<span className="text-mute">–</span>} />
            </td>
          )}
          <td className="max-md:hidden">
            <Requirements view={view} />
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

/** What was recognised as this kind, by its own name. */
function Recognised({ view: { reports, agreements } }: { readonly view: KindView }) {
  const names = [...reports, ...agreements].map(({ name }) => name);
  if (names.length === 0) return <span className="text-mute">nothing</span>;
  return names.map((name, index) => (
    // Names have no identity but their place, and the list never changes.
    <AwsText className="block text-sm" key={`${index}`} text={name} />
  ));
}

function Requirements({ view: { kind, standards } }: { readonly view: KindView }) {
  if (standards.length === 0) return <span className="text-mute">none</span>;
  return standards.map(({ standard, requirements }, index) => (
    <span key={standard.id}>
      {index > 0 && ", "}
      <a className="link" href={`${evidenceKindHref(kind.kind)}#${standard.id}`}>
        {requirements.length} of {standardName(standard)}
      </a>
    </span>
  ));
}
