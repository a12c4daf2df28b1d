import { MessageText } from "../../../_components/message-text.tsx";
import { Moment } from "../../../_components/moment.tsx";
import type { LatestRefusal } from "./kept-refusals.ts";
import { refusalText } from "./refusal-words.ts";

/** Why the last request led nowhere, and the next step. */
export function RefusalNote({ latest: { at, refusal } }: { readonly latest: LatestRefusal }) {
  return (
    <div
      className="mt-3 max-w-[92ch] rounded-md border border-amber border-dashed px-3 py-2"
      role="alert"
    >
      <p className="text-mute text-xs">
        <Moment at={at} />
      </p>
      <MessageText text={refusalText(refusal)} />
    </div>
  );
}
