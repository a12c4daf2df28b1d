import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { FloorFindings } from "../../../app/_overview/floor-findings.tsx";
import type { Posture } from "../../../lib/posture/posture.ts";
import { aPosture } from "../../builders/a-posture.ts";

test("one finding of an item is not read out as findings", () => {
  const base = aPosture();
  const posture: Posture = {
    ...base,
    responsibilities: base.responsibilities.map((each) =>
      each.side === "customer"
        ? { ...each, findings: { critical: 1, high: 2, medium: 0, low: 0 } }
        : each,
    ),
  };
  const said = renderToStaticMarkup(<FloorFindings item="data-protection" posture={posture} />)
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ");
  expect(said).toMatch(/1 critical finding 2 high findings/);
});
