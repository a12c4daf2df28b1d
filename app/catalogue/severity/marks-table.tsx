const marks = [
  {
    mark: "Exposure",
    asks: "who is in reach of it?",
    three: "anyone on the internet, a credential that works from anywhere included",
    two: "anyone with a foothold: an identity of the account, a machine in the network, a named outside account",
    one: "nobody until another safeguard has failed too",
  },
  {
    mark: "Reach",
    asks: "what is lost?",
    three: "the account, or a whole data store",
    two: "one workload, machine or identity",
    one: "a part, or ground already covered twice",
  },
  {
    mark: "Ease",
    asks: "what does it take?",
    three: "a single request",
    two: "common tools, guessing, a stolen password",
    one: "skill, luck or inside knowledge",
  },
] as const;

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
