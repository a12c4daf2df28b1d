import { countReferences } from "../../../lib/browse-catalogue.ts";
import type { RuleMapping } from "../../../lib/posture/control.ts";
import { floorOf } from "../../../lib/posture/house.ts";
import { AwsText } from "../../_components/aws-text.tsx";
import { Card } from "../../_components/card.tsx";
import { Fact } from "../../_components/facts.tsx";
import { SeverityWord } from "../../_components/severity.tsx";
import { pillarHref, ruleHref } from "../../_links/hrefs.ts";
import { floorNamed, pillarNamed } from "../../_words/names.ts";
import { referenceWords } from "../../_words/standards.ts";
import { classificationWords } from "../../_words/statuses.ts";

/** Where a rule would stand, how it came there, and why. */
export function ClassifiedRule({
  name,
  mapping,
  managed,
}: {
  readonly name: string;
  readonly mapping: RuleMapping;
  /** AWS's managed rule of that name, which the catalogue does know. */
  readonly managed: RuleMapping | null;
}) {
  return (
    <Card id="answer" title={titleOf(mapping)}>
      <AwsText className="font-mono text-mute text-xs" text={name} />
      <p className="mt-1 max-w-[76ch]">
        <AwsText text={mapping.because ?? "The catalogue places it itself."} />
      </p>
      <dl className="mt-3 flex flex-wrap gap-x-9 gap-y-3">
        <Fact name="Pillar">
          <Pillars mapping={mapping} />
        </Fact>
        <Fact name="Whose job">
          {mapping.pillars.length === 0
            ? "not known"
            : `Yours: ${floorNamed(floorOf(mapping)).name}`}
        </Fact>
        <Fact name="Severity of a failure">
          {mapping.classifiedBy === "none" ? (
            <span className="text-mute">not known; told as medium</span>
          ) : (
            <SeverityWord severity={mapping.severity} />
          )}
        </Fact>
        <Fact name="Classified">{classificationWords[mapping.classifiedBy]}</Fact>
        <Fact name="Evidence for">
          {mapping.controls.length === 0
            ? "no requirement"
            : referenceWords(countReferences(mapping.controls))}
        </Fact>
      </dl>
      {managed !== null && managed.identifier !== null && (
        <p className="mt-3 text-mute text-sm">
          {mapping.identifier === null
            ? "AWS has a managed rule of this name, which the catalogue does know: "
            : "Written so, it names AWS’s managed rule: "}
          <a className="link" href={ruleHref(managed.identifier)}>
            <AwsText text={managed.title} />
          </a>
          .
          {mapping.identifier === null &&
            " A rule of your own that merely bears the name is not taken for it."}
        </p>
      )}
      <p className="mt-3 max-w-[76ch] text-mute text-sm">
        A custom rule’s tags (<code className="font-mono text-xs">demarc:pillar</code>,{" "}
        <code className="font-mono text-xs">demarc:responsibility</code>,{" "}
        <code className="font-mono text-xs">demarc:severity</code>) and your mapping file go before
        this answer.
      </p>
    </Card>
  );
}

function titleOf({ classifiedBy }: RuleMapping): string {
  return classifiedBy === "none" ? "It would stay unmapped" : "It would be placed so";
}

function Pillars({
  mapping: { pillars, primaryPillar, focusArea },
}: {
  readonly mapping: RuleMapping;
}) {
  if (pillars.length === 0) return <span className="text-amber">unmapped</span>;
  return pillars.map((pillar, index) => (
    <span key={pillar}>
      {index > 0 && ", "}
      <a className="link" href={pillarHref(pillar)}>
        {pillarNamed(pillar).name}
      </a>
      {pillar === primaryPillar && focusArea !== null && (
        <span className="text-mute"> › {focusArea}</span>
      )}
    </span>
  ));
}
