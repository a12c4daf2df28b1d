import { type Exposure, exposureOf } from "../../lib/posture/exposure.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import type { Fix } from "../../lib/posture/rank-fixes.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { Card } from "../_components/card.tsx";
import { SeverityWord } from "../_components/severity.tsx";
import { controlHref, controlsHref, findingsHref } from "../_links/hrefs.ts";
import { requestedAt } from "../_posture/posture-door.ts";
import { floorNamed } from "../_words/names.ts";
import { counted } from "../_words/numbers.ts";
import { leadingFixes } from "./leading-fixes.ts";
import { NothingToFix } from "./nothing-to-fix.tsx";
import { seenLast } from "./seen-last.ts";

/** The few things that matter most, worst first, each with why it stands where it stands. */
export function FixFirst({ posture }: { readonly posture: Posture }) {
  const fixes = leadingFixes(posture);
  const failing = posture.controls.filter((control) => control.status === "failing").length;
  return (
    <Card
      aside={
        failing > 0 && (
          <a className="link text-brand" href={controlsHref({ status: "failing" })}>
            All {counted(failing, "failing control")}
          </a>
        )
      }
      id="fix-first"
      title="Fix first"
    >
      {fixes.length === 0 ? (
        <NothingToFix posture={posture} />
      ) : (
        <>
          <ol className="divide-y divide-line">
            {fixes.map((fix) => (
              <li className="max-sm:nth-[n+6]:hidden" key={keyOf(fix)}>
                <FixRow fix={fix} />
              </li>
            ))}
          </ol>
          <p className="mt-2.5 text-mute text-xs">
            Ranked by severity, then exposure, then number of resources.
          </p>
        </>
      )}
    </Card>
  );
}

function FixRow({ fix }: { readonly fix: Fix }) {
  const { href, title, why, about, size } = describe(fix);
  return (
    <a
      className="grid grid-cols-[1rem_1fr_auto] items-baseline gap-x-3 md:grid-cols-[5rem_1fr_auto] py-2 hover:bg-well"
      href={href}
    >
      <SeverityWord narrow="shape" severity={fix.severity} />
      <span className="min-w-0">
        <AwsText className="line-clamp-2 font-medium" text={title} />
        <span className="block text-mute text-xs">
          {why !== null && <b className="font-medium text-soft">{why}</b>}
          {why === null ? about : ` · ${about}`}
        </span>
      </span>
      <span className="whitespace-nowrap text-right text-mute text-sm">{size}</span>
    </a>
  );
}

const reachWords: Readonly<Record<Exposure, string | null>> = {
  outside: "open to the outside",
  account: "opens the whole account",
  inside: null,
};

function describe(fix: Fix): {
  href: string;
  title: string;
  why: string | null;
  about: string;
  size: string;
} {
  switch (fix.kind) {
    case "findings": {
      const { type, title, count, regions } = fix.group;
      return {
        href: findingsHref({ type }),
        title,
        why: seenLast(fix.group, requestedAt()),
        about: `GuardDuty, ${regions.length === 1 ? regions[0] : counted(regions.length, "region")}`,
        size: counted(count, "finding"),
      };
    }
    case "control": {
      const { key, title, nonCompliantResources, responsibility } = fix.control;
      return {
        href: controlHref(key),
        title,
        why: reachWords[exposureOf(fix.control)],
        about: floorNamed(responsibility ?? "operations").name,
        size: counted(nonCompliantResources, "resource"),
      };
    }
    default:
      return fix satisfies never;
  }
}

function keyOf(fix: Fix): string {
  return fix.kind === "findings" ? `finding ${fix.group.type}` : `control ${fix.control.key}`;
}
