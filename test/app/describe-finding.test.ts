import { describe, expect, test } from "vitest";
import { describeFinding, rawJson } from "../../app/findings/_describe/describe-finding.ts";

const probe = {
  Resource: { ResourceType: "Instance", InstanceDetails: { InstanceId: "i-1" } },
  Service: {
    ResourceRole: "TARGET",
    Action: {
      ActionType: "PORT_PROBE",
      PortProbeAction: {
        Blocked: false,
        PortProbeDetails: [
          {
            LocalPortDetails: { Port: 22, PortName: "SSH" },
            RemoteIpDetails: {
              IpAddressV4: "198.51.100.7",
              City: { CityName: "Uppsala" },
              Country: { CountryName: "Sweden" },
            },
          },
        ],
      },
    },
  },
};

describe("a finding in plain facts", () => {
  test("who did what to what", () => {
    const { sentence, actor, action, resource } = describeFinding(JSON.stringify(probe), "i-1");
    expect(sentence).toBe("198.51.100.7 (Sweden) probed port 22 (SSH) of i-1");
    expect(actor).toEqual([
      { name: "Address", value: "198.51.100.7" },
      { name: "Place", value: "Uppsala, Sweden" },
    ]);
    expect(action).toEqual([
      { name: "Kind", value: "Port probe" },
      { name: "Ports", value: "22 (SSH)" },
      { name: "Blocked", value: "no" },
      { name: "Your resource", value: "was the target" },
    ]);
    expect(resource).toContainEqual({ name: "Instance", value: "i-1" });
  });

  test("members are found in the wire's spelling too", () => {
    const wire = { resource: { resourceType: "AccessKey", accessKeyDetails: { userName: "eve" } } };
    const { actor, resource } = describeFinding(JSON.stringify(wire), "eve");
    expect(actor).toEqual([{ name: "User", value: "eve" }]);
    expect(resource).toEqual([{ name: "Type", value: "AccessKey" }]);
  });

  test.each(["", "not json", "[]", "null", '{"Service":{"Action":7},"Resource":[]}'])(
    "what is no finding has no facts: %s",
    (detail) => {
      expect(describeFinding(detail, null)).toEqual({
        sentence: null,
        action: [],
        actor: [],
        resource: [],
        evidence: [],
      });
    },
  );
});

const remote = { RemoteIpDetails: { IpAddressV4: "192.0.2.1", Country: { CountryName: "Peru" } } };
const withAction = (ActionType: string, carried: object, resource: object = {}) =>
  JSON.stringify({ Resource: resource, Service: { Action: { ActionType, ...carried } } });

describe("the sentence of a finding", () => {
  test.each([
    [
      withAction(
        "AWS_API_CALL",
        { AwsApiCallAction: { Api: "GetObject", ServiceName: "s3.amazonaws.com", ...remote } },
        { AccessKeyDetails: { UserName: "eve" } },
      ),
      "eve called s3:GetObject on it from 192.0.2.1 (Peru)",
    ],
    [
      withAction("DNS_REQUEST", { DnsRequestAction: { Domain: "c2.example" } }),
      "it asked for the name c2.example",
    ],
    [
      withAction("NETWORK_CONNECTION", {
        NetworkConnectionAction: {
          ConnectionDirection: "OUTBOUND",
          RemotePortDetails: { Port: 9030, PortName: "Unknown" },
          ...remote,
        },
      }),
      "it connected to 192.0.2.1 (Peru) on port 9030",
    ],
    [
      withAction("NETWORK_CONNECTION", {
        NetworkConnectionAction: {
          ConnectionDirection: "INBOUND",
          LocalPortDetails: { Port: 22, PortName: "SSH" },
          ...remote,
        },
      }),
      "192.0.2.1 (Peru) connected to it on port 22 (SSH)",
    ],
    [
      withAction("RDS_LOGIN_ATTEMPT", {
        RdsLoginAttemptAction: {
          LoginAttributes: [{ User: "app", FailedLoginAttempts: 3, SuccessfulLoginAttempts: 0 }],
          ...remote,
        },
      }),
      "app failed to sign in to it from 192.0.2.1 (Peru), 3 times",
    ],
    [
      withAction("KUBERNETES_API_CALL", {
        KubernetesApiCallAction: { Verb: "list", RequestUri: "/api/v1/secrets", ...remote },
      }),
      "Somebody asked the cluster it to list /api/v1/secrets from 192.0.2.1 (Peru)",
    ],
    [
      JSON.stringify({
        Service: { RuntimeDetails: { Process: { ExecutablePath: "/tmp/x", User: "root" } } },
      }),
      "The program /tmp/x ran as root in it",
    ],
    [
      JSON.stringify({
        Service: {
          MalwareScanDetails: {
            Threats: [{ Name: "EICAR", ItemPaths: [{ NestedItemPath: "a.exe" }] }],
          },
        },
      }),
      "A scan found EICAR in a.exe on it",
    ],
    [withAction("MOON_LANDING", { MoonLandingAction: { Crater: "Tycho" } }), null],
  ])("%s", (detail, expected) => {
    expect(describeFinding(detail, "it").sentence).toBe(expected);
  });
});

describe("what Demarc has no words for", () => {
  test("an unknown kind of action is told as GuardDuty tells it", () => {
    const { action } = describeFinding(
      withAction("MOON_LANDING", { MoonLandingAction: { Crater: "Tycho", Flags: ["a", "b"] } }),
      null,
    );
    expect(action).toEqual([
      { name: "Kind", value: "Moon landing" },
      { name: "Crater", value: "Tycho" },
      { name: "Flags", value: "a, b" },
    ]);
  });

  test("so are an unknown resource's details, however deep, and not without end", () => {
    const many = Object.fromEntries(Array.from({ length: 99 }, (_, n) => [`Member${n}`, n]));
    const detail = JSON.stringify({
      Resource: { ModelDetails: [{ ModelArn: "arn:m" }], MoonDetails: { Craters: many } },
    });
    const { resource } = describeFinding(detail, null);
    expect(resource).toContainEqual({ name: "Model ARN", value: "arn:m" });
    expect(resource).toContainEqual({ name: "Craters member0", value: "0" });
    expect(resource.length).toBeLessThan(30);
  });

  test("an anomaly says what was unusual, and what is usual", () => {
    const seen = (word: string) => ({ Observations: { Text: [word] } });
    const Anomaly = {
      Unusual: { Behavior: { UserIdentity: { Asn: seen("AS1") } } },
      Profiles: { UserIdentity: { Asn: [seen("AS2"), seen("AS3")] } },
    };
    const { evidence } = describeFinding(
      JSON.stringify({ Service: { Detection: { Anomaly } } }),
      null,
    );
    expect(evidence).toEqual([
      { name: "Unusual asn (user identity)", value: "AS1" },
      { name: "Usual asn (user identity)", value: "AS2, AS3" },
    ]);
  });

  test("a process tells the programs that started it, the first of them first", () => {
    const Process = { Name: "x", Lineage: [{ ExecutablePath: "/bin/sh" }, { Name: "init" }] };
    const { actor } = describeFinding(
      JSON.stringify({ Service: { RuntimeDetails: { Process } } }),
      null,
    );
    expect(actor).toContainEqual({ name: "Started by", value: "init → /bin/sh" });
  });
});

describe("the raw JSON of a finding", () => {
  test("is the same JSON, indented", () => {
    expect(JSON.parse(rawJson(JSON.stringify(probe)))).toEqual(probe);
  });

  test("writes what would hide or reorder the text as an escape that means the same", () => {
    const raw = rawJson(JSON.stringify({ title: "invoice\u202efdp.exe" }));
    expect(raw).toContain("invoice\\u202efdp.exe");
    expect(JSON.parse(raw)).toEqual({ title: "invoice\u202efdp.exe" });
  });

  test("is shown as it is when it is no JSON", () => {
    expect(rawJson("<html>")).toBe("<html>");
  });
});
