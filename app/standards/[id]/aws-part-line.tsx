import { standardAwsHref } from "../../_links/hrefs.ts";
import { AddendumLine } from "../../evidence/addendum-line.tsx";
import { readAddendum } from "../../evidence/read-addendum.ts";
import type { StandingStandard } from "../find-standard.ts";
import { isHipaa } from "./aws/aws-part.ts";

/** Where AWS's part of a standard is looked up; for HIPAA, first of all whether AWS has agreed to it. */
export function AwsPartLine({ standard, posture }: StandingStandard) {
  return (
    <p className="mb-4 max-w-[100ch]">
      {isHipaa(standard) && <AddendumLine standing={readAddendum(posture)} />}{" "}
      <a className="link" href={standardAwsHref(standard.id)}>
        AWS’s part of it: reports, agreements, and your audit window
      </a>
    </p>
  );
}
