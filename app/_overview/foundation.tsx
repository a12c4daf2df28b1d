import type { Posture } from "../../lib/posture/posture.ts";
import { Stone } from "./stone.tsx";

/** AWS's half, under the line: five stones, each with the reports that speak for it. Never in your score. */
export function Foundation({ posture }: { readonly posture: Posture }) {
  return (
    <section aria-labelledby="aws-half" className="across-ground bg-ground pt-3 pb-6">
      <div className="mb-2.5 flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 className="font-semibold text-lg" id="aws-half">
          AWS’s <span className="ml-1 font-normal text-base text-mute">security of the cloud</span>
        </h2>
        <p className="text-mute text-xs">
          as independent assessors attest in{" "}
          <a className="link" href="/evidence">
            Artifact’s reports
          </a>
          ; in no score of yours
        </p>
      </div>
      <Stones posture={posture} />
    </section>
  );
}

/** The five stones, wherever they lie. */
export function Stones({ posture }: { readonly posture: Posture }) {
  const items = posture.responsibilities.filter((item) => item.side === "aws");
  return (
    <>
      <ul className="grid gap-[3px] sm:grid-cols-6 lg:grid-cols-5">
        {items.map((item) => (
          <li
            className="sm:col-span-2 sm:nth-[n+4]:col-span-3 lg:col-span-1 lg:nth-[n+4]:col-span-1"
            key={item.id}
          >
            <Stone item={item} reports={posture.reports} />
          </li>
        ))}
      </ul>
      <div className="stone-course mt-[3px] max-lg:hidden" />
    </>
  );
}
