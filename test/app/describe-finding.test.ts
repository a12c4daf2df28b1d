import { describe, expect, test } from "vitest";
import { describeFinding, rawJson } from "../../app/findings/[region]/[id]/describe-finding.ts";

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
    const { actor, action, resource } = describeFinding(JSON.stringify(probe));
    expect(actor).toEqual([
      { name: "Address", value: "198.51.100.7" },
      { name: "Place", value: "Uppsala, Sweden" },
    ]);
    expect(action).toEqual([
      { name: "Kind", value: "PORT_PROBE" },
      { name: "Blocked", value: "false" },
      { name: "Your resource", value: "was the target" },
    ]);
    expect(resource).toContainEqual({ name: "Instance", value: "i-1" });
  });

  test("members are found in the wire's spelling too", () => {
    const wire = { resource: { resourceType: "AccessKey", accessKeyDetails: { userName: "eve" } } };
    const { actor, resource } = describeFinding(JSON.stringify(wire));
    expect(actor).toEqual([{ name: "User", value: "eve" }]);
    expect(resource).toEqual([{ name: "Type", value: "AccessKey" }]);
  });

  test.each(["", "not json", "[]", "null", '{"Service":{"Action":7},"Resource":[]}'])(
    "what is no finding has no facts: %s",
    (detail) => {
      expect(describeFinding(detail)).toEqual({ action: [], actor: [], resource: [] });
    },
  );
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
