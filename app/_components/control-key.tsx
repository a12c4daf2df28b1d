import { keyWords } from "../_words/control-key.ts";
import { AwsText } from "./aws-text.tsx";

/** What AWS calls a control, and the parameters that set this one apart: one line, whatever their length. */
export function ControlKey({ text }: { readonly text: string }) {
  const { identifier, parameters } = keyWords(text);
  return (
    <span
      className="line-clamp-1 break-all font-mono text-2xs text-mute"
      title={parameters === "" ? undefined : parameters}
    >
      <AwsText text={identifier} />
      {parameters !== "" && (
        <>
          {" "}
          <AwsText className="font-sans text-soft" text={parameters} />
        </>
      )}
    </span>
  );
}
