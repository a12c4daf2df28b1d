import { describe, expect, test } from "vitest";
import { describeSequence } from "../../app/findings/[region]/[id]/describe-sequence.ts";

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
    { Name: "Discovery", Type: "FINDING", FirstSeenAt: 1_772_323_200, Severity: 8 },
  ],
};

function detailWith(content: unknown): string {
  return JSON.stringify({ Service: { Detection: { Sequence: content } } });
}

describe("an attack sequence", () => {
  test("names its users, sessions, processes and addresses", () => {
    expect(describeSequence(detailWith(sequence))?.actors).toEqual([
      { name: "User", value: "ci-deployer, IAMUser" },
      { name: "User id", value: "AIDAEXAMPLE" },
      { name: "Session", value: "session-1" },
      { name: "MFA", value: "disabled" },
      { name: "Process", value: "xmrig" },
      { name: "Path", value: "/tmp/xmrig" },
      { name: "Address", value: "198.51.100.23" },
      { name: "Place", value: "Netherlands" },
    ]);
  });

  test("names what it touched", () => {
    expect(describeSequence(detailWith(sequence))?.resources).toEqual([
      { name: "S3 bucket", value: "ledger (arn:aws:s3:::ledger)" },
    ]);
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
      resources: [],
      signals: [expect.objectContaining({ name: "–", firstSeenAt: null })],
    });
  });
});
