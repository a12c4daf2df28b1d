/** GuardDuty's listings: criteria, order, and details that come in no order at all. */
import {
  GetFindingsCommand,
  ListFindingsCommand,
  type ListFindingsCommandInput,
} from "@aws-sdk/client-guardduty";
import { afterAll, describe, expect, test } from "vitest";
import { watchedClients } from "./checks/watched-clients.ts";
import { handlersOf } from "./handlers.ts";
import { buildSampleAccount } from "./sample-account.ts";

const account = buildSampleAccount({ now: new Date("2026-11-22T09:00:00Z") });
const region = "eu-central-1";
const clients = watchedClients({ handlers: handlersOf(account), region });
const DetectorId = account.region(region).detector?.id;
const findings = [...(account.region(region).detector?.findings.values() ?? [])];
afterAll(() => clients.destroy());

async function listed(input: Omit<ListFindingsCommandInput, "DetectorId">) {
  const { FindingIds = [] } = await clients.guardduty.send(
    new ListFindingsCommand({ DetectorId, ...input }),
  );
  return FindingIds.map((id) => findings.find((finding) => finding.id === id));
}

const whereNot = (keep: (finding: (typeof findings)[number]) => boolean) =>
  findings.filter((each) => !keep(each));

describe("a listing of findings", () => {
  test("without criteria has archived and active ones", async () => {
    expect(await listed({})).toHaveLength(findings.length);
  });

  test("leaves out the archived ones where that is asked", async () => {
    const active = await listed({
      FindingCriteria: { Criterion: { "service.archived": { Equals: ["false"] } } },
    });

    expect(active.map((each) => each?.service.archived)).not.toContain(true);
    expect(active).toHaveLength(
      findings.length - whereNot(({ service }) => !service.archived).length,
    );
  });

  test("compares severities as numbers and instants in milliseconds", async () => {
    const since = Date.parse("2026-11-01T00:00:00Z");

    const severe = await listed({
      FindingCriteria: { Criterion: { severity: { GreaterThanOrEqual: 7 } } },
    });
    const recent = await listed({
      FindingCriteria: { Criterion: { updatedAt: { GreaterThanOrEqual: since } } },
    });

    expect(severe).toHaveLength(findings.filter(({ severity }) => severity >= 7).length);
    expect(recent).toHaveLength(
      findings.filter(({ updatedAt }) => Date.parse(updatedAt) >= since).length,
    );
    expect(severe.length).toBeGreaterThan(0);
    expect(recent.length).toBeLessThan(findings.length);
  });

  test("takes one type, or all but one", async () => {
    const type = findings[0]?.type ?? "";

    const one = await listed({ FindingCriteria: { Criterion: { type: { Equals: [type] } } } });
    const others = await listed({
      FindingCriteria: { Criterion: { type: { NotEquals: [type] } } },
    });

    expect(one.length).toBeGreaterThan(0);
    expect(one.length + others.length).toBe(findings.length);
  });

  test("sorts by the time of the last change", async () => {
    const found = await listed({ SortCriteria: { AttributeName: "updatedAt", OrderBy: "DESC" } });

    const instants = found.map((each) => each?.updatedAt ?? "");
    expect(instants).toEqual([...instants].sort().reverse());
  });
});

test("details come back in another order than the ids went in", async () => {
  const ids = findings.map(({ id }) => id);

  const { Findings = [] } = await clients.guardduty.send(
    new GetFindingsCommand({ DetectorId, FindingIds: ids }),
  );

  expect(Findings.map(({ Id }) => Id)).not.toEqual(ids);
  expect(new Set(Findings.map(({ Id }) => Id))).toEqual(new Set(ids));
});
