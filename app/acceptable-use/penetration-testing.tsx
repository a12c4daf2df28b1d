import type { ReactNode } from "react";
import type { PenetrationTesting as Rules } from "../../lib/posture/control.ts";
import { ExternalLink } from "../_components/external-link.tsx";

/** AWS's rules for testing what is yours: what needs no leave, what needs a form, what nobody may. */
export function PenetrationTesting({ rules }: { readonly rules: Rules }) {
  return (
    <section aria-labelledby="testing" className="mt-9">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold text-lg" id="testing">
          Penetration testing
        </h2>
        <ExternalLink
          href="https://aws.amazon.com/security/penetration-testing/"
          to="aws.amazon.com"
        >
          AWS’s policy on it
        </ExternalLink>
      </div>
      <p className="mb-3 max-w-[86ch] text-mute">{rules.reminder}</p>
      <div className="grid items-start gap-4 lg:grid-cols-3">
        <Column dense id="permitted" title="Without asking, on what is yours">
          {rules.permitted.map(({ service, note }) => (
            <Row key={service} name={service} note={note} />
          ))}
        </Column>
        <Column id="needs-form" title="Only once AWS has agreed">
          {rules.needsForm.map(({ activity, how }) => (
            <Row key={activity} name={activity} note={how} />
          ))}
        </Column>
        <Column id="prohibited" title="Never">
          {rules.prohibited.map(({ activity, note }) => (
            <Row key={activity} name={activity} note={note} />
          ))}
        </Column>
      </div>
    </section>
  );
}

function Column({
  id,
  title,
  dense = false,
  children,
}: {
  readonly id: string;
  readonly title: string;
  /** Of short names: two abreast while the columns lie one above the other. */
  readonly dense?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section
      aria-labelledby={id}
      className="rounded-xl border border-line bg-card px-4 py-4 sm:px-5"
    >
      <h3 className="mb-1.5 font-semibold text-sm" id={id}>
        {title}
      </h3>
      <ul
        className={`divide-y divide-line text-sm ${dense ? "max-lg:columns-2 max-lg:gap-6" : ""}`}
      >
        {children}
      </ul>
    </section>
  );
}

function Row({ name, note }: { readonly name: string; readonly note: string | null }) {
  return (
    <li className="break-inside-avoid py-1.5">
      {name}
      {note !== null && <span className="block text-mute text-xs">{note}</span>}
    </li>
  );
}
