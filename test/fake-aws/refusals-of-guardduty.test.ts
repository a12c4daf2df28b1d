import {
  ArchiveFindingsCommand,
  GetDetectorCommand,
  GetFilterCommand,
  GetFindingsCommand,
  GetFindingsStatisticsCommand,
  ListDetectorsCommand,
  ListFindingsCommand,
} from "@aws-sdk/client-guardduty";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FakeAccount } from "./account.ts";
import { outcomeOf } from "./checks/outcome.ts";
import { type Clients, watchedClients } from "./checks/watched-clients.ts";
import { buildSampleAccount } from "./sample-account.ts";
import { type ServedAccount, serveAccount } from "./serve.ts";

let account: FakeAccount;
let served: ServedAccount;
let clients: Clients;
beforeAll(async () => {
  account = buildSampleAccount({ now: new Date("2026-11-22T09:00:00Z") });
  served = await serveAccount(account);
  clients = watchedClients({ url: served.url });
});
afterAll(async () => {
  clients.destroy();
  await served.close();
});

describe("GuardDuty", () => {
  const detectorId = (): string => account.region("us-east-1").detector?.id ?? "";
  const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index}`);

  test.each([
    [
      "a detector of somebody else",
      () => new GetDetectorCommand({ DetectorId: "0".repeat(32) }),
      "BadRequestException 400",
    ],
    [
      "more than 50 findings at once",
      () => new GetFindingsCommand({ DetectorId: detectorId(), FindingIds: ids(51) }),
      "BadRequestException 400",
    ],
    [
      "no finding at all",
      () => new GetFindingsCommand({ DetectorId: detectorId(), FindingIds: [] }),
      "BadRequestException 400",
    ],
    [
      "a page above 50",
      () => new ListFindingsCommand({ DetectorId: detectorId(), MaxResults: 51 }),
      "BadRequestException 400",
    ],
    [
      "a page of none",
      () => new ListDetectorsCommand({ MaxResults: 0 }),
      "BadRequestException 400",
    ],
    [
      "an unknown attribute",
      () =>
        new ListFindingsCommand({
          DetectorId: detectorId(),
          FindingCriteria: { Criterion: { colour: { Equals: ["red"] } } },
        }),
      "BadRequestException 400",
    ],
    [
      "Matches in a listing",
      () =>
        new ListFindingsCommand({
          DetectorId: detectorId(),
          FindingCriteria: { Criterion: { type: { Matches: ["Recon*"] } } },
        }),
      "BadRequestException 400",
    ],
    [
      "more than 50 values in one condition",
      () =>
        new ListFindingsCommand({
          DetectorId: detectorId(),
          FindingCriteria: { Criterion: { type: { Equals: ids(51) } } },
        }),
      "BadRequestException 400",
    ],
    [
      "both ways to ask for statistics",
      () =>
        new GetFindingsStatisticsCommand({
          DetectorId: detectorId(),
          GroupBy: "SEVERITY",
          FindingStatisticTypes: ["COUNT_BY_SEVERITY"],
        }),
      "BadRequestException 400",
    ],
    [
      "an unknown filter",
      () => new GetFilterCommand({ DetectorId: detectorId(), FilterName: "none" }),
      "BadRequestException 400",
    ],
    [
      "archiving",
      () => new ArchiveFindingsCommand({ DetectorId: detectorId(), FindingIds: ["a"] }),
      "AccessDeniedException 403",
    ],
  ])("refuses %s", async (_, command, outcome) => {
    // One of many command types, as above.
    const asking = clients.guardduty.send(command() as ListDetectorsCommand);

    expect(await outcomeOf(asking)).toBe(outcome);
  });

  test("leaves out the ids it does not have", async () => {
    const { Findings } = await clients.guardduty.send(
      new GetFindingsCommand({ DetectorId: detectorId(), FindingIds: ["vanished"] }),
    );

    expect(Findings).toEqual([]);
  });
});
