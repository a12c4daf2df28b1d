import type { FindingTypeMapping } from "../../../lib/posture/control.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { Card } from "../../_components/card.tsx";
import { Command } from "../../_components/command.tsx";
import type { Investigation } from "../_describe/investigate.ts";

/** What to do first, and commands that look and change nothing. */
export function FirstSteps({
  mapping,
  commands,
}: {
  readonly mapping: FindingTypeMapping;
  readonly commands: readonly Investigation[];
}) {
  return (
    <Card id="first-step" title="What to do first">
      <p className="max-w-[76ch]">
        <AwsText text={mapping.firstStep} />
      </p>
      {mapping.meaning !== "" && (
        <p className="mt-2 max-w-[76ch] text-mute text-sm">
          <AwsText text={mapping.meaning} />
        </p>
      )}
      {commands.length > 0 && (
        <section aria-labelledby="look-first" className="mt-4">
          <h3 className="font-medium text-sm" id="look-first">
            Look first: these commands change nothing
          </h3>
          {commands.map(({ label, command }) => (
            <Command key={command} label={label} text={command} />
          ))}
        </section>
      )}
    </Card>
  );
}
