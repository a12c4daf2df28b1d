import { describe, expect, test } from "vitest";
import type { ListExporter } from "../../app/_lists/list-exporter.ts";
import { exportPackRules } from "../../app/packs/[region]/[name]/export-rules.ts";
import { exportRequirements } from "../../app/standards/[id]/export-requirements.ts";
import { listToCsv } from "../../lib/exports/list-to-csv.ts";
import type { Posture } from "../../lib/posture/posture.ts";
import { readStandard } from "../../lib/read-catalogue.ts";
import { aPosture } from "../builders/a-posture.ts";
import { anAssessment } from "./a-standing-standard.ts";

const standard = readStandard("pci-dss-4.0.1");
const rows = (standard?.rows ?? []).filter(({ assessable }) => assessable);

/** Every requirement stands in the account; the first one fails, and its split begins as a formula does. */
const posture: Posture = {
  ...aPosture(),
  frameworks: [
    {
      id: "pci-dss-4.0.1",
      name: "PCI DSS",
      edition: "4.0.1",
      measured: null,
      worst: null,
      best: null,
      counts: {
        failing: 1,
        excepted: 0,
        not_evaluated: 0,
        passing: 0,
        not_automated: rows.length - 1,
        aws_evidenced: 0,
        aws_not_evidenced: 0,
      },
      inScope: rows.length,
      total: rows.length,
      controls: rows.map(({ id, title }, place) =>
        anAssessment({
          id,
          title,
          ...(place === 0 ? { status: "failing", failingResources: 7, how: "=1+1" } : {}),
        }),
      ),
    },
  ],
};

async function exported(list: ListExporter, of: Posture, parameters: Record<string, string>) {
  const made = await list(of, parameters);
  if (made.kind === "refused") return made.message;
  return (await Array.fromAsync(listToCsv(made.list))).join("").trim().split("\n");
}

describe("the file of a standard", () => {
  test("has every requirement, and no cell that a spreadsheet would run", async () => {
    const lines = await exported(exportRequirements, posture, { standard: "pci-dss-4.0.1" });
    expect(lines).toHaveLength(rows.length + 1);
    expect(lines[1]).toContain(`,${rows[0]?.id},`);
    expect(lines[1]).toContain(",failing,'=1+1,,,7,,");
  });

  test("has what its page leaves", async () => {
    const failing = { standard: "pci-dss-4.0.1", status: "failing" };
    expect(await exported(exportRequirements, posture, failing)).toHaveLength(2);
  });

  test.each([{ standard: "none" }, {}, { standard: "pci-dss-4.0.1", status: "awful" }])(
    "is refused where the address names none: %j",
    async (parameters) => {
      expect(await exported(exportRequirements, posture, parameters)).toMatch(/no such|Nothing/);
    },
  );
});

describe("the file of a pack", () => {
  const place = { region: "eu-west-1", pack: "ledger" };
  const base = aPosture();
  const [rule] = base.rules;
  const withPack: Posture = {
    ...base,
    conformancePacks: [
      {
        accountId: base.account.id,
        region: place.region,
        name: place.pack,
        id: "pack-1",
        compliance: "NON_COMPLIANT",
        awsScore: null,
        computedScore: null,
        rulesCompliant: 1,
        rulesNonCompliant: 1,
        rulesInsufficientData: 0,
        rulesNotRead: 0,
      },
    ],
    rules: (["COMPLIANT", "NON_COMPLIANT"] as const).flatMap((compliance) =>
      rule === undefined ? [] : [{ ...rule, ...place, name: `@${compliance}`, compliance }],
    ),
  };

  test("has its rules, those that fail first, and no cell that a spreadsheet would run", async () => {
    const lines = await exported(exportPackRules, withPack, place);
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(",ledger,eu-west-1,'@NON_COMPLIANT,");
  });

  test("has the verdict that its page shows", async () => {
    const compliant = { ...place, verdict: "COMPLIANT" };
    expect(await exported(exportPackRules, withPack, compliant)).toHaveLength(2);
  });

  test.each([{ pack: "none", region: "eu-west-1" }, {}])(
    "is refused where the address names none: %j",
    async (parameters) => {
      expect(await exported(exportPackRules, posture, parameters)).toBe("There is no such pack.");
    },
  );
});
