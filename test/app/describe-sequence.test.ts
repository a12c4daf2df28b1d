import { describe, expect, test } from "vitest";
import { describeSequence, firstSeenOf } from "../../app/findings/_describe/describe-sequence.ts";
import { saySequence } from "../../app/findings/_describe/say-sequence.ts";
import { lanesOf } from "../../app/findings/_parts/sequence-lanes.ts";

const sequence = {
  Actors: [
    {
      Id: "actor-1",
      User: { Name: "ci-deployer", Uid: "AIDAEXAMPLE", Type: "IAMUser" },
      Session: { Uid: "session-1", MfaStatus: "DISABLED" },
      Process: { Name: "xmrig", Path: "/tmp/xmrig" },
    },
  ],
  Endpoints: [{ Id: "e-1", Ip: "198.51.100.23", Port: 0, Location: { Country: "Netherlands" } }],
  Resources: [{ Uid: "arn:aws:s3:::ledger", Name: "ledger", ResourceType: "S3_BUCKET" }],
  Signals: [
    { Name: "Exfiltration", Type: "FINDING", FirstSeenAt: "2026-03-02T00:00:00Z", Count: 3 },
    { Name: "Unknown time", Type: "CLOUD_TRAIL" },
    {
      Name: "Discovery",
      Type: "FINDING",
      FirstSeenAt: 1_772_323_200,
      Severity: 8,
      ActorIds: ["actor-1"],
      EndpointIds: ["e-1"],
      ResourceUids: ["arn:aws:s3:::ledger", "arn:aws:s3:::not-listed"],
      SignalIndicators: [
        { Key: "ATTACK_TACTIC", Values: ["Discovery"] },
        { Key: "ATTACK_TECHNIQUE", Values: ["T1526"] },
        { Key: "TOR_IP", Values: ["192.0.2.9"] },
      ],
    },
  ],
};

function detailWith(content: unknown): string {
  return JSON.stringify({ Service: { Detection: { Sequence: content } } });
}

describe("the lines beside the story", () => {
  const about = (...resources: string[]) => ({ resources });
  const lanes = (signals: readonly { readonly resources: readonly string[] }[]) => {
    const [plain] = describeSequence(detailWith({ Signals: [{ Name: "n" }] }))?.signals ?? [];
    return plain && lanesOf(signals.map((signal) => ({ ...plain, ...signal })));
  };

  test("a resource that several signals are about has a line, the most told of first", () => {
    expect(lanes([about("a"), about("b", "c"), about("a"), about("c"), about("c")])).toEqual([
      { letter: "A", name: "c", places: [1, 3, 4] },
      { letter: "B", name: "a", places: [0, 2] },
    ]);
  });

  test("there are never more than three", () => {
    const names = ["a", "b", "c", "d"];
    expect(lanes([about(...names), about(...names)])).toHaveLength(3);
  });
});

describe("an attack sequence", () => {
  test("names its users, sessions, processes and addresses", () => {
    const described = describeSequence(detailWith(sequence));
    expect(described?.actors).toEqual([
      {
        id: "actor-1",
        name: "ci-deployer",
        kind: null,
        facts: [
          { name: "User", value: "ci-deployer, IAMUser" },
          { name: "User id", value: "AIDAEXAMPLE" },
          { name: "Session", value: "session-1" },
          { name: "MFA", value: "disabled" },
          { name: "Process", value: "xmrig" },
          { name: "Path", value: "/tmp/xmrig" },
        ],
      },
    ]);
    expect(described?.endpoints).toEqual([
      {
        id: "e-1",
        name: "198.51.100.23 (Netherlands)",
        kind: null,
        facts: [
          { name: "Address", value: "198.51.100.23" },
          { name: "Place", value: "Netherlands" },
        ],
      },
    ]);
  });

  test("names what it touched", () => {
    expect(describeSequence(detailWith(sequence))?.resources).toEqual([
      {
        id: "arn:aws:s3:::ledger",
        name: "ledger",
        kind: "S3 bucket",
        facts: [{ name: "Id", value: "arn:aws:s3:::ledger" }],
      },
    ]);
  });

  test("a signal says by whom, from where, on what, and by which tactic and technique", () => {
    const [first] = describeSequence(detailWith(sequence))?.signals ?? [];
    expect(first).toMatchObject({
      actors: ["ci-deployer"],
      endpoints: ["198.51.100.23 (Netherlands)"],
      resources: ["ledger", "arn:aws:s3:::not-listed"],
      tactics: ["Discovery"],
      techniques: ["T1526"],
      indicators: [{ name: "Tor ip", value: "192.0.2.9" }],
    });
  });

  test("is told in one sentence", () => {
    const described = describeSequence(detailWith(sequence));
    expect(described && saySequence(described)).toBe(
      "ci-deployer, from 198.51.100.23 (Netherlands), took 3 steps within 24 h on 1 resource: discovery",
    );
  });

  test.each([
    ["19:43:10", "23:22:40", "3 h 40 min"],
    ["19:43:00", "20:22:00", "39 min"],
    ["19:43:00", "22:43:00", "3 h"],
  ])("never tells it shorter than it was: %s to %s", (begin, end, words) => {
    const described = describeSequence(
      detailWith({
        Signals: [
          { Name: "one", FirstSeenAt: `2026-03-02T${begin}Z` },
          { Name: "two", FirstSeenAt: `2026-03-02T${end}Z` },
        ],
      }),
    );
    expect(described && saySequence(described)).toContain(` within ${words}`);
  });

  test("began with its first signal, or when GuardDuty says, whichever is earlier", () => {
    const described = describeSequence(detailWith(sequence));
    const begin = "2026-03-01T00:00:00.000Z";
    expect(firstSeenOf({ firstSeenAt: "2026-03-01T00:05:00.000Z" }, described)).toBe(begin);
    expect(firstSeenOf({ firstSeenAt: "2026-02-28T23:00:00.000Z" }, described)).toBe(
      "2026-02-28T23:00:00.000Z",
    );
    expect(firstSeenOf({ firstSeenAt: null }, described)).toBe(begin);
    expect(firstSeenOf({ firstSeenAt: begin }, null)).toBe(begin);
  });

  test("tells its signals in the order in which they were first seen, undated ones last", () => {
    expect(describeSequence(detailWith(sequence))?.signals).toEqual([
      expect.objectContaining({
        name: "Discovery",
        firstSeenAt: "2026-03-01T00:00:00.000Z",
        severityScore: 8,
      }),
      expect.objectContaining({ name: "Exfiltration", count: 3 }),
      expect.objectContaining({ name: "Unknown time", firstSeenAt: null }),
    ]);
  });

  test.for(["{}", "no json", "null", '{"Service":{"Action":{}}}'])(
    "is not made up where there is none: %s",
    (detail) => {
      expect(describeSequence(detail)).toBeNull();
    },
  );

  test("of unknown members tells nothing, and breaks nothing", () => {
    expect(describeSequence(detailWith({ Actors: "x", Signals: [null], Resources: [7] }))).toEqual({
      actors: [],
      endpoints: [],
      resources: [],
      indicators: [],
      signals: [expect.objectContaining({ name: "–", firstSeenAt: null })],
    });
  });
});
