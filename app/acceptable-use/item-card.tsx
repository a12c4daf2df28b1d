import { Card } from "../_components/card.tsx";
import { counted } from "../_words/numbers.ts";
import { ItemTypes } from "./item-types.tsx";
import { AcceptableUseWord } from "./verdict-word.tsx";
import type { ItemView } from "./view-items.ts";
import { WatchTable } from "./watch-table.tsx";

/** One item that something could notice: the verdict and on what it stands, beside who would have looked. */
export function ItemCard({ view }: { readonly view: ItemView }) {
  const { item, judged, types } = view;
  return (
    <Card
      aside={
        <span className="text-ink">
          <AcceptableUseWord verdict={judged.status} />
        </span>
      }
      className="mb-4 scroll-mt-4"
      id={item.id}
      title={item.title}
    >
      <div className="grid gap-x-12 lg:grid-cols-2">
        <div className="min-w-0">
          <p className="max-w-[76ch] text-mute text-sm">{item.meaning}</p>
          <div className="mt-2.5 max-w-[76ch]">
            <Verdict view={view} />
          </div>
          <ItemTypes types={types} />
        </div>
        <div className="min-w-0 max-lg:mt-3">
          <WatchTable about={item.title} watches={judged.watches} />
          <p className="mt-2 max-w-[76ch] text-mute text-xs">{item.watched}</p>
        </div>
      </div>
    </Card>
  );
}

function Verdict({ view }: { readonly view: ItemView }) {
  const { judged, attacksOnUs } = view;
  return (
    <>
      <p>{sentenceOf(view)}</p>
      {judged.unclear > 0 && (
        <p className="mt-1">
          <b className="font-semibold">{judged.unclear} unclear</b>: GuardDuty does not call your
          resource the doer, though it may be. They are no evidence, and not nothing either: read
          them.
        </p>
      )}
      {attacksOnUs > 0 && (
        <p className="mt-1 text-mute">
          {counted(attacksOnUs, "more finding")} of these types {attacksOnUs === 1 ? "is" : "are"}{" "}
          attacks on you, which breach nothing.
        </p>
      )}
    </>
  );
}

function sentenceOf({ judged }: ItemView) {
  switch (judged.status) {
    case "evidence":
      return (
        <>
          <b className="font-semibold">{counted(judged.evidence, "active finding")}</b> in which
          GuardDuty calls your own resource the doer.
        </>
      );
    case "no_evidence":
      return (
        <>
          No active finding calls your own resource the doer. That is silence, not proof: it says
          something only where a plan below was on.
        </>
      );
    case "would_not_notice":
      return (
        <>
          No plan that would notice it is known to be on in any region, so that nothing was found
          says nothing.
        </>
      );
    default:
      return judged.status satisfies never;
  }
}
