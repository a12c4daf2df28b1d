import { mappingTrouble } from "../../lib/opened-catalogue.ts";
import { AwsText } from "./aws-text.tsx";

/** Says that the user's mapping file is wrong, with file, line and reason. Silent otherwise. */
export function MappingTrouble() {
  const trouble = mappingTrouble();
  if (trouble === null) return null;
  return (
    <section
      aria-labelledby="mapping-trouble"
      className="mb-4 rounded-xl border border-fail bg-card px-4 py-3.5 sm:px-5"
    >
      <h2 className="font-semibold text-sm" id="mapping-trouble">
        Your mapping file is wrong
      </h2>
      <p className="mt-1 whitespace-pre-line font-mono text-xs">
        <AwsText text={trouble} />
      </p>
      <p className="mt-1.5 text-mute text-sm">
        Until it is right again, the catalogue stays as it last was.
      </p>
    </section>
  );
}
