import { marks } from "./rubric.ts";

/** The three marks of the first question. */
export function MarksTable() {
  const cell = "py-1.5 pr-4 text-left align-top font-normal";
  return (
    <table className="w-full text-sm max-sm:block">
      <caption className="sr-only">What each mark is given for</caption>
      <thead className="text-mute text-xs max-sm:sr-only">
        <tr>
          <th className={`${cell} w-36`} scope="col">
            Mark
          </th>
          <th className={cell} scope="col">
            3
          </th>
          <th className={cell} scope="col">
            2
          </th>
          <th className={cell} scope="col">
            1
          </th>
        </tr>
      </thead>
      <tbody className="divide-y divide-line border-line border-y max-sm:block">
        {marks.map(({ mark, asks, three, two, one }) => (
          <tr className="max-sm:grid" key={mark}>
            <th className={cell} scope="row">
              <span className="font-medium">{mark}</span>
              <span className="block text-mute text-xs">{asks}</span>
            </th>
            <td className={cell}>
              <Points value={3} /> {three}
            </td>
            <td className={cell}>
              <Points value={2} /> {two}
            </td>
            <td className={cell}>
              <Points value={1} /> {one}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The points where the column's head does not fit. */
function Points({ value }: { readonly value: number }) {
  return <b className="font-semibold sm:hidden">{value}:</b>;
}
