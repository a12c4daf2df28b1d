import { mappingTrouble } from "../../lib/opened-catalogue.ts";
import { AwsText } from "./aws-text.tsx";

/** Above every page: the user's mapping file is wrong, with file, line and reason. Silent otherwise. */
export function MappingTrouble() {
  const trouble = mappingTrouble();
  if (trouble === null) return null;
  return (
    <aside aria-label="Mapping file" className="border-fail border-b bg-card text-sm print:hidden">
      <div className="mx-auto max-w-[1480px] px-4 py-2 sm:px-7">
        <p>
          <b className="font-semibold">Your mapping file is wrong.</b> Until it is right again, what
          it last said stays in force.
        </p>
        {trouble.split("\n").map((line, index) => (
          // Lines have no identity but their place, and the message never changes.
          <p className="mt-0.5 font-mono text-xs" key={`${index}`}>
            <AwsText text={line} />
          </p>
        ))}
      </div>
    </aside>
  );
}
