import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  forgetBlankVariables,
  readSettings,
  readStorePlace,
  SettingsError,
} from "../../lib/settings.ts";

function refusalOf(environment: Record<string, string>): SettingsError {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error("The settings were accepted.");
}

describe("settings", () => {
  test("nothing set: this machine only, all regions, the SDK's own credentials, a collection each hour", () => {
    expect(readSettings({})).toMatchObject({
      region: null,
      regions: null,
      roleArn: null,
      externalId: null,
      ruleTags: false,
      reportDownloads: false,
      loopbackArtifact: null,
      refreshMinutes: 60,
      host: "127.0.0.1",
      port: 3000,
    });
  });

  test("everything set is taken as it stands", () => {
    const settings = readSettings({
      AWS_REGION: "eu-central-1",
      DEMARC_STORE: "/var/lib/demarc",
      DEMARC_REGIONS: "eu-west-1, us-gov-west-1,eu-west-1",
      DEMARC_ROLE_ARN: "arn:aws-us-gov:iam::111122223333:role/audit/demarc",
      DEMARC_EXTERNAL_ID: "a-secret-handshake",
      DEMARC_RULE_TAGS: "on",
      DEMARC_REPORT_DOWNLOADS: "on",
      DEMARC_REFRESH_MINUTES: "15",
      DEMARC_RATES: "config=2-8.5, artifact=1-1",
      DEMARC_REGIONS_AT_ONCE: "6",
      HOST: "::1",
      PORT: "8080",
      HTTPS_PROXY: "http://proxy.example:3128",
    });
    expect(settings).toEqual({
      region: "eu-central-1",
      store: "/var/lib/demarc",
      regions: ["eu-west-1", "us-gov-west-1"],
      roleArn: "arn:aws-us-gov:iam::111122223333:role/audit/demarc",
      externalId: "a-secret-handshake",
      ruleTags: true,
      reportDownloads: true,
      loopbackArtifact: null,
      refreshMinutes: 15,
      pace: {
        rates: {
          config: { start: 2, most: 8.5 },
          config_rule_details: { start: 1, most: 4 },
          config_pack_details: { start: 1, most: 4 },
          guardduty: { start: 5, most: 20 },
          artifact: { start: 1, most: 1 },
        },
        regionsAtOnce: 6,
      },
      host: "::1",
      port: 8080,
      proxy: expect.objectContaining({ HTTPS_PROXY: "http://proxy.example:3128" }),
    });
  });

  test("a blank variable counts as unset, and is never read as zero", () => {
    const names = ["DEMARC_STORE", "DEMARC_REGIONS", "DEMARC_REFRESH_MINUTES", "HOST", "PORT"];
    const blank = Object.fromEntries(names.map((name) => [name, "  "]));
    expect(readSettings(blank)).toEqual(readSettings({}));
  });

  test("tags of custom rules are read only when that is switched on", () => {
    expect(readSettings({ DEMARC_RULE_TAGS: "on" }).ruleTags).toBe(true);
    expect(readSettings({ DEMARC_RULE_TAGS: "off" }).ruleTags).toBe(false);
    expect(readSettings({ DEMARC_RULE_TAGS: " " }).ruleTags).toBe(false);
  });

  test("reports can be asked for only when that is switched on", () => {
    const isOn = (word: string) => readSettings({ DEMARC_REPORT_DOWNLOADS: word }).reportDownloads;
    expect([isOn("on"), isOn("off"), isOn(" ")]).toEqual([true, false, false]);
    const refusal = refusalOf({ DEMARC_REPORT_DOWNLOADS: "yes" });
    expect(refusal.variables).toEqual(["DEMARC_REPORT_DOWNLOADS"]);
    expect(refusal.message).toContain(`"yes" is neither on nor off: write on to let people ask`);
  });

  test.for([
    [{ AWS_ENDPOINT_URL: "http://127.0.0.1:4566/aws" }, "http://127.0.0.1:4566"],
    [{ AWS_ENDPOINT_URL: "http://localhost:4566" }, "http://localhost:4566"],
    [{ AWS_ENDPOINT_URL: "http://[::1]:4566" }, "http://[::1]:4566"],
    [
      { AWS_ENDPOINT_URL: "http://127.0.0.1:1", AWS_ENDPOINT_URL_ARTIFACT: "http://127.0.0.1:2" },
      "http://127.0.0.1:2",
    ],
    [{ AWS_ENDPOINT_URL: "https://vpce.example" }, null],
    [{ AWS_ENDPOINT_URL: "ftp://127.0.0.1" }, null],
    [{ AWS_ENDPOINT_URL: "http://127.0.0.1:1", AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" }, null],
    [{}, null],
  ] as const)("%j puts in Artifact's place on this machine: %s", ([variables, origin]) => {
    expect(readSettings(variables).loopbackArtifact).toBe(origin);
  });

  test.for(["yes", "true", "1", "ON", "on,off"])("%s switches no tags on or off", (word) => {
    const refusal = refusalOf({ DEMARC_RULE_TAGS: word });
    expect(refusal.variables).toEqual(["DEMARC_RULE_TAGS"]);
    expect(refusal.message).toContain(`"${word}" is neither on nor off: write on to read the tags`);
  });

  test("nothing set: asks as carefully as callers who were throttled learned to, in 16 regions at once", () => {
    const { rates, regionsAtOnce } = readSettings({}).pace;
    expect(regionsAtOnce).toBe(16);
    expect(rates.config_rule_details.start).toBe(1);
    expect(rates.config_pack_details.start).toBe(1);
    for (const { start, most } of Object.values(rates)) expect(start).toBeLessThanOrEqual(most);
  });

  test.for([
    "config",
    "config=4",
    "config=4-",
    "config=16-4",
    "config=0-4",
    "config=0.05-4",
    "config=4-101",
    "config=-4-16",
    "config=4e0-16",
    "sts=1-2",
    "config=4-16,config=5-16",
    " , ",
    "config=4-16;guardduty=5-20",
  ])("%s is no list of rates, and the message says what one is", (text) => {
    const refusal = refusalOf({ DEMARC_RATES: text });
    expect(refusal.variables).toEqual(["DEMARC_RATES"]);
    expect(refusal.message).toContain(
      "write start and most requests a second, from 0.1 to 100, as config=4-16, separated by " +
        "commas, for any of config, config_rule_details, config_pack_details, guardduty, artifact.",
    );
  });

  test.for([
    ["config=16-4", '"config=16-4" starts above its most: the smaller figure is first: '],
    ["conifg=4-16", '"conifg" is no part that has a rate (did you mean config?): '],
    ["sts=1-2", '"sts" is no part that has a rate: '],
    ["config=4", '"config=4" lacks one of its two figures, start and most: '],
    ["config=4-", '"config=4-" lacks one of its two figures, start and most: '],
    ["config=0.05-4", '0.05 of "config=0.05-4" is not between 0.1 and 100: '],
    ["config=4-101", '101 of "config=4-101" is not between 0.1 and 100: '],
    ["config=4-16,config=5-16", "config is named twice: "],
    ["config=fast", '"config=fast" is no rate: '],
  ] as const)("of %s it is said what is wrong", ([text, words]) => {
    expect(refusalOf({ DEMARC_RATES: text }).message).toContain(`DEMARC_RATES  ${words}`);
  });

  test.for(["yes", "1", "TRUE"])("%s is nothing that AWS's own switches know", (word) => {
    const refusal = refusalOf({ AWS_USE_FIPS_ENDPOINT: word });
    expect(refusal.message).toContain(`AWS_USE_FIPS_ENDPOINT  "${word}" is neither true nor false`);
  });

  test("an address of one's own goes with none of AWS's switches that ask for others", () => {
    const given = { AWS_ENDPOINT_URL: "http://127.0.0.1:9", AWS_USE_FIPS_ENDPOINT: "true" };
    expect(refusalOf(given).variables).toEqual(["AWS_USE_FIPS_ENDPOINT"]);
    const ignored = { ...given, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true" };
    expect(() => readSettings(ignored)).not.toThrow();
    expect(() => readSettings({ ...given, AWS_USE_FIPS_ENDPOINT: "false" })).not.toThrow();
    expect(() => readSettings({ ...given, AWS_ENDPOINT_URL: " " })).not.toThrow();
  });

  test("variables of AWS's that are set to nothing are not set for AWS's libraries either", () => {
    const environment = { NODE_ENV: "test", AWS_REGION: "", AWS_PROFILE: " ", OTHER: "" } as const;
    const given: NodeJS.ProcessEnv = { ...environment, AWS_USE_FIPS_ENDPOINT: "true" };
    forgetBlankVariables(given);
    expect(given).toEqual({ NODE_ENV: "test", OTHER: "", AWS_USE_FIPS_ENDPOINT: "true" });
  });

  test.for(["0", "41", "1.5", "many"])("%s regions at once are refused", (regions) => {
    const refusal = refusalOf({ DEMARC_REGIONS_AT_ONCE: regions });
    expect(refusal.variables).toEqual(["DEMARC_REGIONS_AT_ONCE"]);
    expect(refusal.message).toContain("a whole number of regions from 1 to 40");
  });

  test("zero minutes means only when a person asks", () => {
    expect(readSettings({ DEMARC_REFRESH_MINUTES: "0" }).refreshMinutes).toBeNull();
  });

  test("every wrong variable is named in one message, each with what is allowed", () => {
    const refusal = refusalOf({
      AWS_REGION: "Ireland",
      DEMARC_STORE: "postgres://db/demarc",
      DEMARC_REGIONS: "eu-west-1,eu_west_2",
      DEMARC_ROLE_ARN: "demarc",
      DEMARC_EXTERNAL_ID: "two words",
      DEMARC_REFRESH_MINUTES: "often",
      HOST: "0.0.0.0",
      PORT: "65536",
    });
    expect(refusal.variables.toSorted()).toEqual([
      "AWS_REGION",
      "DEMARC_EXTERNAL_ID",
      "DEMARC_REFRESH_MINUTES",
      "DEMARC_REGIONS",
      "DEMARC_ROLE_ARN",
      "DEMARC_STORE",
      "HOST",
      "PORT",
    ]);
    expect(refusal.message).toMatch(/^8 settings are wrong:\n/);
    for (const allowed of [
      '"eu_west_2" is not a region name: write names like eu-west-1',
      "PostgreSQL address, which Demarc cannot use yet",
      "arn:aws:iam::111122223333:role/demarc",
      '"often" is not a whole number of minutes from 5 to 10080',
      "needs sign-in, and Demarc has none yet: use 127.0.0.1, localhost or ::1",
      '"65536" is not a whole number from 0 to 65535',
    ]) {
      expect(refusal.message).toContain(allowed);
    }
  });

  test.for([
    "0.0.0.0",
    "::",
    "192.168.1.2",
    "demarc.example.com",
    "127.0.0.999",
    "127.evil.example",
  ])("the dashboard refuses to listen on %s", (host) => {
    expect(refusalOf({ HOST: host }).variables).toEqual(["HOST"]);
  });

  test.for(["127.0.0.1", "127.0.0.53", "localhost", "::1"])("%s is this machine", (host) => {
    expect(readSettings({ HOST: host }).host).toBe(host);
  });

  test.for(["-1", "3000.5", "3e3", "0x10", "99999999999999999999", "1 000"])(
    "%s is no port",
    (port) => {
      expect(refusalOf({ PORT: port }).variables).toEqual(["PORT"]);
    },
  );

  test.for(["1", "4", "10081", "-5", "1.5"])("%s minutes are refused", (minutes) => {
    expect(refusalOf({ DEMARC_REFRESH_MINUTES: minutes }).variables).toEqual([
      "DEMARC_REFRESH_MINUTES",
    ]);
  });

  test("a list of regions that names none is refused, not read as all", () => {
    expect(refusalOf({ DEMARC_REGIONS: " , " }).variables).toEqual(["DEMARC_REGIONS"]);
  });

  test("an external id without a role would be ignored in silence, so it is refused", () => {
    expect(refusalOf({ DEMARC_EXTERNAL_ID: "handshake" }).message).toContain("DEMARC_ROLE_ARN");
  });

  test.for([
    "postgresql://db/demarc",
    "POSTGRES://db/demarc",
    "mysql://db/demarc",
    "s3://bucket/demarc",
  ])("%s is no place for the store, and is never made into a folder of that name", (address) => {
    expect(refusalOf({ DEMARC_STORE: address }).variables).toEqual(["DEMARC_STORE"]);
  });

  test("a hostile value is quoted and cut in the message", () => {
    const { message } = refusalOf({ PORT: `\u001B[2J${"9".repeat(5000)}` });
    expect(message).toContain('"\\u001b[2J999');
    expect(message.length).toBeLessThan(300);
  });
});

describe("where the store is", () => {
  test("a tilde is the person's own folder, as in a shell", () => {
    expect(readSettings({ DEMARC_STORE: "~/posture" }).store).toBe(join(homedir(), "posture"));
  });

  test("a relative path is made absolute, so that programs started elsewhere mean the same place", () => {
    expect(readSettings({ DEMARC_STORE: "posture" }).store).toBe(join(process.cwd(), "posture"));
  });

  test("by default it is where the system keeps a person's data", () => {
    const data = "/people/ann/data";
    expect(readSettings({}, "linux").store).toBe(join(homedir(), ".local/share/demarc"));
    expect(readSettings({ XDG_DATA_HOME: data }, "linux").store).toBe(`${data}/demarc`);
    expect(readSettings({}, "darwin").store).toBe(
      join(homedir(), "Library/Application Support/demarc"),
    );
    expect(readSettings({ LOCALAPPDATA: data }, "win32").store).toBe(join(data, "demarc"));
  });

  test("a data folder that is not absolute is ignored, as its specification says", () => {
    const { store } = readSettings({ XDG_DATA_HOME: "data" }, "linux");
    expect(store).toBe(join(homedir(), ".local/share/demarc"));
  });

  test("who asks for it with every page is told the same, also when the variable changes", () => {
    for (const DEMARC_STORE of ["/srv/one", "/srv/one", "two", "~/two", "/srv/one"])
      expect(readStorePlace({ DEMARC_STORE })).toBe(readSettings({ DEMARC_STORE }).store);
    expect(() => readStorePlace({ DEMARC_STORE: "https://example.org" })).toThrow(SettingsError);
    expect(readStorePlace({ DEMARC_STORE: "/srv/one" })).toBe("/srv/one");
  });
});
