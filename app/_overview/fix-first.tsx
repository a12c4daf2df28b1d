import type { Posture } from "../../lib/posture/posture.ts";
import { AwsText } from "../_components/aws-text.tsx";
import { Card } from "../_components/card.tsx";
import { SeverityWord } from "../_components/severity.tsx";
import { controlHref, controlsHref, findingsHref } from "../_links/hrefs.ts";
import { floorNamed } from "../_words/names.ts";
import { counted } from "../_words/numbers.ts";
import { NothingToFix } from "./nothing-to-fix.tsx";
import { type Fix, rankFixes } from "./rank-fixes.ts";

const shown = 8;
/** Findings may fill no more of the list than this: the doors they came through belong on it too. */
const shownFindings = 4;

/** The few things that matter most, worst first. */
export function FixFirst({ posture }: { readonly posture: Posture }) {
  const fixes = leading(rankFixes(posture));
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
        <ol className="divide-y divide-line">
          {fixes.map((fix) => (
            <li key={keyOf(fix)}>
              <FixRow fix={fix} />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function FixRow({ fix }: { readonly fix: Fix }) {
  const { href, title, about } = describe(fix);
  return (
    <a className="grid grid-cols-[5rem_1fr] gap-x-3 py-2 hover:bg-well" href={href}>
      <SeverityWord severity={fix.severity} />
      <span className="min-w-0">
        <AwsText className="line-clamp-2 font-medium" text={title} />
        <span className="block truncate text-mute text-xs">{about}</span>
      </span>
    </a>
  );
}

function describe(fix: Fix): { href: string; title: string; about: string } {
  switch (fix.kind) {
    case "findings": {
      const { type, title, count, regions } = fix.group;
      const where = regions.length === 1 ? regions[0] : counted(regions.length, "region");
      return {
        href: findingsHref({ type }),
        title,
        about: `GuardDuty · ${counted(count, "finding")} · ${where}`,
      };
    }
    case "control": {
      const { key, title, nonCompliantResources, responsibility } = fix.control;
      return {
        href: controlHref(key),
        title,
        about: `${floorNamed(responsibility ?? "operations").name} · ${counted(nonCompliantResources, "resource")}`,
      };
    }
    default:
      return fix satisfies never;
  }
}

function leading(fixes: readonly Fix[]): Fix[] {
  let findings = 0;
  return fixes
    .filter((fix) => fix.kind === "control" || ++findings <= shownFindings)
    .slice(0, shown);
}

function keyOf(fix: Fix): string {
  return fix.kind === "findings" ? `finding ${fix.group.type}` : `control ${fix.control.key}`;
}
