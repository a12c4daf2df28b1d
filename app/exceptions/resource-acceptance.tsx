import type { Exception } from "../../lib/posture/exceptions.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { exceptionHref, newExceptionHref } from "../_links/exceptions-href.ts";
import { day } from "../_words/instants.ts";

/** Who accepts that a resource fails a control, or the way to accept it. */
export function ResourceAcceptance({
  control,
  resource,
  exception,
}: {
  /** The control's key. */
  readonly control: string;
  readonly resource: string | undefined;
  /** What excuses it; null: nothing does. */
  readonly exception: Exception | null;
}) {
  if (exception === null)
    return (
      <a
        className="link inline-flex min-h-6 items-center text-brand text-sm print:hidden"
        href={newExceptionHref(control, resource)}
      >
        Accept this deviation
      </a>
    );
  return (
    <p className="mt-1 text-sm">
      <span className="marked status excepted">excepted</span>:{" "}
      <a className="link font-mono" href={exceptionHref(exception.id)}>
        {exception.id}
      </a>{" "}
      excuses it until {day(exception.expiresOn)}; <AwsText text={exception.owner} /> answers for
      it.
    </p>
  );
}
