import { Fragment } from "react";
import { keyGroups } from "./keys.ts";

/** The keys, as tables: on the help page, and in the dialog that `?` opens. */
export function KeyTables() {
  return (
    <div className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
      {keyGroups.map(({ where, keys }) => (
        <table className="w-full" key={where}>
          <caption className="pb-1.5 text-left text-mute text-xs">{where}</caption>
          <tbody>
            {keys.map(({ key, does }) => (
              <tr className="border-line border-t" key={does}>
                <th
                  className="w-28 whitespace-nowrap py-1.5 pr-3 text-left font-normal"
                  scope="row"
                >
                  {key.map((each, index) => (
                    <Fragment key={each}>
                      {index > 0 && <span className="text-mute"> or </span>}
                      <kbd className="rounded-md border border-line bg-well px-1.5 py-0.5 font-mono text-xs">
                        {each}
                      </kbd>
                    </Fragment>
                  ))}
                </th>
                <td className="py-1.5">{does}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
