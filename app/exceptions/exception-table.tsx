import type { Exception } from "../../lib/posture/exceptions.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { besideClass, DataTable } from "../_components/data-table.tsx";
import { exceptionHref } from "../_links/exceptions-href.ts";
import { day } from "../_words/instants.ts";
import { ExcusedTarget } from "./excused-target.tsx";
import { Ticket } from "./ticket.tsx";

export interface ExceptionRow {
  readonly exception: Exception;
  /** What its days are, or who took it back. */
  readonly said: string;
  /** Whether that needs somebody soon. */
  readonly isUrgent: boolean;
}

/** Exceptions with what they excuse, why, until when, and who answers for them. */
export function ExceptionTable({
  caption,
  rows,
  posture,
}: {
  readonly caption: string;
  readonly rows: readonly ExceptionRow[];
  readonly posture: Posture;
}) {
  return (
    <DataTable
      caption={caption}
      columns={[
        { name: "Exception" },
        { name: "Excuses" },
        { name: "Reason", narrow: "hide" },
        { name: "Owner", narrow: "hide" },
        { name: "Ticket", narrow: "beside" },
        { name: "Last day", numeric: true },
      ]}
    >
      {rows.map((row) => (
        <Row key={row.exception.id} posture={posture} {...row} />
      ))}
    </DataTable>
  );
}

function Row({ exception, said, isUrgent, posture }: ExceptionRow & { readonly posture: Posture }) {
  return (
    <tr>
      <th scope="row">
        <a
          className="link inline-flex min-h-6 items-center whitespace-nowrap font-mono text-xs"
          href={exceptionHref(exception.id)}
        >
          {exception.id}
        </a>
      </th>
      <td className="min-w-28">
        <ExcusedTarget exception={exception} posture={posture} />
        <span className="block text-mute text-xs md:hidden">
          <AwsText text={exception.owner} />
        </span>
      </td>
      <td className="max-w-[28rem] max-md:hidden">
        <AwsText className="wrap-anywhere line-clamp-3" text={exception.reason} />
      </td>
      <td className="max-md:hidden">
        <AwsText className="wrap-anywhere" text={exception.owner} />
      </td>
      <td className={besideClass}>
        <Ticket ticket={exception.ticket} />
      </td>
      <td className="text-right">
        <span className="whitespace-nowrap">{day(exception.expiresOn)}</span>
        <span className={`block text-xs ${isUrgent ? "font-medium text-amber" : "text-mute"}`}>
          <AwsText text={said} />
        </span>
      </td>
    </tr>
  );
}
