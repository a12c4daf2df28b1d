import type { HistoryEntry } from "../../../lib/read-history.ts";
import { changesHref } from "../../_links/history-href.ts";
import { minute } from "../../_words/instants.ts";

/** Chooses the collection to compare with. A plain form: it works without a script. */
export function CompareForm({
  id,
  since,
  earlier,
}: {
  readonly id: string;
  /** The one it is compared with now. */
  readonly since: string;
  readonly earlier: readonly HistoryEntry[];
}) {
  return (
    <form action={changesHref(id)} className="mb-4 flex flex-wrap items-end gap-2 print:hidden">
      <label className="text-sm">
        <span className="block text-mute text-xs">Compare with</span>
        <select
          className="h-8 rounded-md border border-edge bg-card px-2"
          defaultValue={since}
          name="since"
        >
          {earlier.map(({ header }) => (
            <option key={header.id} value={header.id}>
              {minute(header.finishedAt)}
            </option>
          ))}
        </select>
      </label>
      <button
        className="h-8 rounded-md border border-edge bg-card px-3 text-sm hover:bg-well"
        type="submit"
      >
        Compare
      </button>
    </form>
  );
}
