import type { Exception } from "../../lib/posture/exceptions.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { controlHref } from "../_links/hrefs.ts";
import { readableId } from "../_words/readable-id.ts";

/** What an exception excuses: its control by title, and which of its resources. */
export function ExcusedTarget({
  exception,
  posture,
}: {
  readonly exception: Exception;
  readonly posture: Posture;
}) {
  const control = posture.controls.find(({ key }) => key === exception.control);
  return (
    <>
      {control === undefined ? (
        <span>
          <AwsText className="font-mono text-xs" text={exception.control} />
          <span className="block text-mute text-xs">no rule of it is deployed any longer</span>
        </span>
      ) : (
        <a className="link font-medium" href={controlHref(control.key)}>
          <AwsText text={control.title} />
        </a>
      )}
      <span className="block text-mute text-xs">
        <ExcusedResources exception={exception} />
      </span>
    </>
  );
}

/** Every resource, one, or those whose ids fit. */
export function ExcusedResources({ exception }: { readonly exception: Exception }) {
  const { resource, pattern } = exception;
  if (resource !== null) return <AwsText className="wrap-anywhere" text={readableId(resource)} />;
  if (pattern === null) return "every resource";
  return (
    <>
      resources like <AwsText className="wrap-anywhere font-mono" text={pattern} />
    </>
  );
}
