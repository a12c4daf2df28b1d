import type { ReactNode } from "react";
import type { TestWindow } from "../../lib/posture/journal.ts";
import type { Instant } from "../../lib/posture/snapshot.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { Moment } from "../_components/moment.tsx";
import { RowBelow } from "../_components/row-below.tsx";

/** Columns of the table of declared tests. */
export const declaredTestColumns = [
  { name: "From and to, UTC" },
  { name: "What is tested" },
  { name: "Whom to ask", narrow: "hide" },
  { name: "Note", narrow: "hide" },
] as const;

/** One declared test, with the form to take it back below it. */
export function DeclaredTestRow({
  test,
  named,
  now,
  children,
}: {
  readonly test: TestWindow;
  /** Services by their ids. */
  readonly named: ReadonlyMap<string, string>;
  readonly now: Instant;
  /** The form. */
  readonly children: ReactNode;
}) {
  const contact = <AwsText text={test.contact} />;
  const note =
    test.note === "" ? <span className="text-mute">–</span> : <AwsText text={test.note} />;
  return (
    <tbody>
      <tr>
        <th className="whitespace-nowrap" id={`row-${test.id}`} scope="row">
          <span className="block">
            <Moment at={test.startsAt} /> to
          </span>
          <span className="block">
            <Moment at={test.endsAt} />
          </span>
          <span className="text-mute text-xs">
            {test.id} · {standingAt(now, test)}
          </span>
        </th>
        <td>
          <AwsText text={test.services.map((id) => named.get(id) ?? id).join(", ")} />
        </td>
        <td className="max-md:hidden">{contact}</td>
        <td className="max-md:hidden">{note}</td>
      </tr>
      <RowBelow
        columns={declaredTestColumns.length}
        hidden={[
          { name: "Whom to ask", says: contact },
          { name: "Note", says: note },
        ]}
        row={`row-${test.id}`}
      >
        {children}
      </RowBelow>
    </tbody>
  );
}

function standingAt(now: Instant, { startsAt, endsAt }: TestWindow): string {
  if (now < startsAt) return "not begun";
  return now <= endsAt ? "under way" : "over";
}
