import { whyNothingIsExcused } from "../../../lib/exports/excuses-nothing.ts";
import type { Exception } from "../../../lib/posture/exceptions.ts";
import type { Posture } from "../../../lib/posture/posture.ts";
import { controlHref } from "../../_links/hrefs.ts";
import { excusedByOne } from "../../_posture/exceptions-door.ts";
import { counted } from "../../_words/numbers.ts";

/** What one exception excuses itself, each failing resource counted under one exception; without any, why. */
export async function ExcusedNow({
  exception,
  isInForce,
  posture,
}: {
  readonly exception: Exception;
  readonly isInForce: boolean;
  readonly posture: Posture;
}) {
  const { id, control: key } = exception;
  if (!isInForce) return "none";
  if (!posture.controls.some((control) => control.key === key))
    return "none: no rule of its control is deployed";
  const { itself, closer } = await excusedByOne(posture, id);
  if (itself === 0) return `none: ${whyNothingIsExcused(exception, closer)}`;
  return (
    <>
      <a
        className="link"
        href={`${controlHref(key, { compliance: "EXCEPTED", exception: id })}#resources`}
      >
        {counted(itself, "failing resource")}
      </a>
      {closer > 0 && (
        <span className="text-mute">
          {" "}
          · {counted(closer, "more fits it and is", "more fit it and are")} excused by others that
          look closer
        </span>
      )}
    </>
  );
}
