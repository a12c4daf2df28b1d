import { AcceptableUseWord } from "./verdict-word.tsx";
import type { ItemView } from "./view-items.ts";

/** Items that no tool of AWS's speaks of: said plainly, so that nobody reads silence into them. */
export function BeyondSight({ views }: { readonly views: readonly ItemView[] }) {
  if (views.length === 0) return null;
  return (
    <section
      aria-labelledby="beyond-sight"
      className="overflow-hidden rounded-xl border border-line bg-card"
    >
      <div aria-hidden="true" className="hatched h-2" />
      <div className="px-4 py-3.5 sm:px-5">
        <h2 className="font-semibold text-sm" id="beyond-sight">
          Nothing Demarc reads could notice these
        </h2>
        <ul className="mt-1 divide-y divide-line">
          {views.map(({ item, judged }) => (
            <li className="grid gap-x-6 py-2.5 lg:grid-cols-[16rem_1fr_1fr]" key={item.id}>
              <span>
                <span className="block font-medium">{item.title}</span>
                <AcceptableUseWord verdict={judged.status} />
              </span>
              <span className="text-mute text-sm">{item.meaning}</span>
              <span className="text-mute text-sm">{item.watched}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
