import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { NothingListed } from "../../../app/evidence/nothing-listed.tsx";
import { aKeptCoverage } from "../../builders/a-coverage.ts";

const artifact = { source: "artifact", region: "global" } as const;

describe("in place of an empty list of what Artifact holds", () => {
  test("there is none, where Artifact was read whole", () => {
    const markup = renderToStaticMarkup(
      <NothingListed artifact={aKeptCoverage(artifact)} what="reports" />,
    );
    expect(markup).toContain("Artifact offers no report");
    expect(markup).not.toMatch(/not known|could not/);
  });

  test.each(["not_read", "partial"] as const)(
    "nobody knows, and there is a next step, where it was %s",
    (state) => {
      const coverage = aKeptCoverage({ ...artifact, state, reason: "denied" });
      for (const what of ["reports", "agreements"] as const) {
        const markup = renderToStaticMarkup(<NothingListed artifact={coverage} what={what} />);
        expect(markup).toContain("not known");
        expect(markup).toContain('href="/coverage#artifact-global"');
      }
    },
  );

  test("nobody knows where it was never asked", () => {
    const markup = renderToStaticMarkup(<NothingListed artifact={undefined} what="agreements" />);
    expect(markup).toContain("not known");
  });
});
