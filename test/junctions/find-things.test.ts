import { describe, expect, test } from "vitest";
import { findThings } from "../../lib/find-things.ts";
import { listFindings, readPosture } from "../../lib/read-posture.ts";
import { refreshPosture } from "../../lib/refresh-posture.ts";
import { hostileTexts } from "../exports/hostile-texts.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { inSandbox } from "./in-sandbox.ts";

describe("what a name leads to", () => {
  test("before anything was collected: the catalogue and the standards", async () => {
    await using _sandbox = await inSandbox(buildSampleAccount());
    const found = await findThings("S3_BUCKET_PUBLIC_READ_PROHIBITED", 5);
    expect(found.map(({ kind }) => kind)).toEqual(["rule"]);
    expect(await findThings("Backdoor:EC2/Spambot", 1)).toMatchObject([
      { kind: "finding_type", best: [{ active: null }] },
    ]);
    const [standards] = await findThings("PCI DSS 4.0.1", 5);
    expect(standards).toMatchObject({ kind: "standard", rank: 0, best: [{ id: "pci-dss-4.0.1" }] });
  });

  test("after it: controls with their verdicts, requirements, regions, resources and findings by id", async () => {
    await using _sandbox = await inSandbox(buildSampleAccount(), {
      DEMARC_REGIONS: "eu-central-1",
    });
    await refreshPosture();
    const of = async (text: string, kind: string) =>
      (await findThings(text, 3)).find((group) => group.kind === kind);

    const controls = await of("S3_BUCKET", "control");
    expect(controls?.best.length).toBeLessThanOrEqual(3);
    expect(controls?.total).toBeGreaterThanOrEqual(controls?.best.length ?? 0);
    expect(await of("pci 1.2.5", "requirement")).toMatchObject({ best: [{ id: "1.2.5" }, {}, {}] });
    expect(await of("eu-central", "region")).toMatchObject({ best: [{ region: "eu-central-1" }] });
    const resources = await of("sg-", "resource");
    expect(resources?.total).toBeGreaterThan(0);
    for (const each of resources?.best ?? []) {
      expect(each.kind === "resource" && each.resourceId).toMatch(/^sg-/);
    }
    expect(await of("sg", "resource")).toBeUndefined();
    const [first] = resources?.best ?? [];
    const id = first?.kind === "resource" ? first.resourceId : "";
    expect(await of(id.slice(3), "resource")).toMatchObject({ total: 1, best: [first] });
  });

  test("findings are found by whom and what they name", async () => {
    await using _sandbox = await inSandbox(buildSampleAccount());
    await refreshPosture();
    for (const text of ["m.silva", "ci-deployer"]) {
      const found = await findThings(text, 20);
      const mentions = found.find(({ kind }) => kind === "mention");
      expect(mentions?.best.length).toBe(Math.min(3, mentions?.total ?? 0));
      expect(found.at(-1)).toBe(mentions);
      const read = await readPosture();
      const accountId = read.kind === "posture" ? read.posture.account.id : "";
      const listed = await listFindings({ accountId, archived: "all", search: text, limit: 1 });
      expect(listed.total).toBeGreaterThan(0);
      expect(mentions?.total).toBe(listed.total);
    }
  });

  test("whatever is typed is answered, and never with more than was asked for", async () => {
    await using _sandbox = await inSandbox(buildSampleAccount());
    for (const text of [...Object.values(hostileTexts), "", "\0", "%", "x".repeat(100_000)]) {
      for (const { best } of await findThings(text, 2)) expect(best.length).toBeLessThanOrEqual(2);
    }
  });
});
