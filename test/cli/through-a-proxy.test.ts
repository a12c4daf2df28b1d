/** The whole way out: `demarc collect` through a proxy, at the addresses that the SDK finds by itself. */
import { describe, expect, onTestFinished, test } from "vitest";
import { buildEmptyAccount, roleIn } from "../fake-aws/sample-account.ts";
import { serveAccount } from "../fake-aws/serve.ts";
import { behindProxy } from "./behind-a-proxy.ts";

const fips = { AWS_USE_FIPS_ENDPOINT: "true" };

describe("every host that is asked is the right one", () => {
  test.for([
    {
      where: "in AWS's commercial part",
      partition: "aws",
      given: { AWS_REGION: "eu-west-1", DEMARC_REGIONS: "eu-west-1,us-west-2" },
      hosts: [
        "account.us-east-1.amazonaws.com",
        "artifact.us-east-1.amazonaws.com",
        "config.eu-west-1.amazonaws.com",
        "config.us-west-2.amazonaws.com",
        "guardduty.eu-west-1.amazonaws.com",
        "guardduty.us-west-2.amazonaws.com",
        "sts.eu-west-1.amazonaws.com",
      ],
    },
    {
      where: "in GovCloud, which has no Account Management: EC2 lists the regions",
      partition: "aws-us-gov",
      given: {},
      hosts: [
        "artifact.us-gov-west-1.amazonaws.com",
        "config.us-gov-east-1.amazonaws.com",
        "config.us-gov-west-1.amazonaws.com",
        "ec2.us-gov-west-1.amazonaws.com",
        "guardduty.us-gov-east-1.amazonaws.com",
        "guardduty.us-gov-west-1.amazonaws.com",
        "sts.us-gov-west-1.amazonaws.com",
      ],
    },
    {
      where: "in China",
      partition: "aws-cn",
      given: { AWS_REGION: "cn-north-1" },
      hosts: [
        "account.cn-northwest-1.amazonaws.com.cn",
        "artifact.cn-northwest-1.amazonaws.com.cn",
        "config.cn-north-1.amazonaws.com.cn",
        "config.cn-northwest-1.amazonaws.com.cn",
        "guardduty.cn-north-1.amazonaws.com.cn",
        "guardduty.cn-northwest-1.amazonaws.com.cn",
        "sts.cn-north-1.amazonaws.com.cn",
      ],
    },
    {
      where: "with FIPS",
      partition: "aws",
      given: { ...fips, DEMARC_REGIONS: "us-east-2" },
      hosts: [
        "account-fips.us-east-1.amazonaws.com",
        "artifact-fips.us-east-1.amazonaws.com",
        "config-fips.us-east-2.amazonaws.com",
        "guardduty-fips.us-east-2.amazonaws.com",
        "sts-fips.us-east-1.amazonaws.com",
      ],
    },
    {
      where: "with FIPS in GovCloud",
      partition: "aws-us-gov",
      given: { ...fips, DEMARC_REGIONS: "us-gov-east-1" },
      hosts: [
        "artifact-fips.us-gov-west-1.amazonaws.com",
        "config.us-gov-east-1.amazonaws.com",
        "ec2.us-gov-west-1.amazonaws.com",
        "guardduty.us-gov-east-1.amazonaws.com",
        "sts.us-gov-west-1.amazonaws.com",
      ],
    },
  ] as const)("$where", async ({ partition, given, hosts }) => {
    const account = buildEmptyAccount({ partition });
    await using line = await behindProxy(account, given);
    const ran = await line.run("collect");
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining("complete") });
    expect(line.hosts()).toEqual(hosts);
    expect(line.strays).toEqual([]);
    expect((await line.snapshot()).account).toEqual({ id: account.id, alias: null, partition });
  });
});

const oneRegion = { DEMARC_REGIONS: "us-east-1" };

describe("the proxy", () => {
  test("is found under its name in small letters as well", async () => {
    await using line = await behindProxy(buildEmptyAccount(), {
      ...oneRegion,
      HTTPS_PROXY: "",
      https_proxy: "{proxy}",
    });
    expect(await line.run("collect")).toMatchObject({ code: 0 });
    expect(line.hosts()).toContain("config.us-east-1.amazonaws.com");
  });

  test("is given the name and password of its address", async () => {
    await using line = await behindProxy(buildEmptyAccount(), oneRegion);
    const address = line.proxy.replace("//", "//reader:s3cret@");
    const ran = await line.runWith({ HTTPS_PROXY: address }, "collect");
    expect(ran).toMatchObject({ code: 0 });
    const given = `Basic ${Buffer.from("reader:s3cret").toString("base64")}`;
    expect(new Set(line.authorizations)).toEqual(new Set([given]));
  });

  test("is left aside for what NO_PROXY names", async () => {
    const account = buildEmptyAccount();
    const direct = await serveAccount(account);
    onTestFinished(() => direct.close());
    await using line = await behindProxy(account, {
      ...oneRegion,
      HTTP_PROXY: "{proxy}",
      AWS_ENDPOINT_URL_GUARDDUTY: direct.url,
      NO_PROXY: "example.com,127.0.0.1",
    });
    expect(await line.run("collect")).toMatchObject({ code: 0 });
    expect(line.hosts()).toContain("config.us-east-1.amazonaws.com");
    expect(line.hosts().filter((host) => host.includes("guardduty"))).toEqual([]);
    expect(line.strays).toEqual([]);
    expect(account.calls.map(({ service }) => service)).toContain("guardduty");
  });
});

describe("a proxy that does not lead to AWS ends the collection with 1, its own words and what to do", () => {
  test("it asks for a password", async () => {
    const refusal = { status: 407, reason: "Proxy Authentication Required" };
    await using line = await behindProxy(buildEmptyAccount(), oneRegion, { refusal });
    const ran = await line.run("collect");
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toContain("http://name:password@host:port");
    expect(ran.stderr).toContain("407 Proxy Authentication Required");
  });

  test("it refuses the password that it is given", async () => {
    const refusal = { status: 407, reason: "Proxy Authentication Required" };
    await using line = await behindProxy(buildEmptyAccount(), oneRegion, { refusal });
    const address = line.proxy.replace("//", "//reader:s3cret@");
    const ran = await line.runWith({ HTTPS_PROXY: address }, "collect");
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toContain("refused the name and password that stand in its address");
    expect(ran.stderr).toContain("407 Proxy Authentication Required");
    expect(ran.stderr).not.toContain("s3cret");
  });

  test("it finds nobody at the other end", async () => {
    const refusal = { status: 502, reason: "Bad Gateway" };
    await using line = await behindProxy(buildEmptyAccount(), oneRegion, { refusal });
    const ran = await line.run("collect");
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toContain("The proxy that HTTPS_PROXY names does not lead to AWS");
    expect(ran.stderr).toContain("502 Bad Gateway");
  });

  test("it is not there", async () => {
    await using line = await behindProxy(buildEmptyAccount(), {
      ...oneRegion,
      HTTPS_PROXY: "http://127.0.0.1:9",
    });
    const ran = await line.run("collect");
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toContain(
      "The proxy that HTTPS_PROXY names, 127.0.0.1:9, could not be reached",
    );
    expect(ran.stderr).toContain("ECONNREFUSED");
  });

  test("it inspects the traffic with a certificate of its own", async () => {
    await using line = await behindProxy(buildEmptyAccount(), {
      ...oneRegion,
      NODE_EXTRA_CA_CERTS: "",
    });
    const ran = await line.run("collect");
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toContain("NODE_EXTRA_CA_CERTS");
    expect(ran.stderr).toContain("DEPTH_ZERO_SELF_SIGNED_CERT");
  });

  test("it shows its sign-in page, with 200", async () => {
    const account = buildEmptyAccount();
    account.fault({ fault: { kind: "html_page" } });
    await using line = await behindProxy(account, oneRegion);
    const ran = await line.run("collect");
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toContain("whether a proxy's log-in page is in the way");
  });
});

describe("a proxy that fails on the way", () => {
  test("leaves unread what it would not lead to, and nothing else", async () => {
    await using line = await behindProxy(buildEmptyAccount(), {
      ...oneRegion,
      DEMARC_REGIONS: "us-east-1,us-west-2",
    });
    line.refuse("guardduty.us-west-2.amazonaws.com", { status: 503, reason: "No way" });
    const ran = await line.run("collect");
    expect(ran.code).toBe(3);
    const { coverage } = await line.snapshot();
    const unread = coverage.filter(({ state }) => state === "not_read");
    expect(unread).toMatchObject([
      { source: "guardduty", region: "us-west-2", reason: "unreachable" },
    ]);
    expect(unread[0]?.detail).toMatch(/^guardduty:ListDetectors: ERR_PROXY_TUNNEL: .*503 No way/);
  });
});

/** Nobody knows any host by name: as where a service has no address in a region. */
const noNames = `data:text/javascript,${encodeURIComponent(`
  import dns from "node:dns";
  dns.lookup = (host, options, answer) => {
    const words = "getaddrinfo ENOTFOUND " + host;
    queueMicrotask(() => answer(Object.assign(new Error(words), { code: "ENOTFOUND" })));
  };
`)}`;

describe("a host that has no address", () => {
  test("is a service that is not in the region, while home is there", async () => {
    await using line = await behindProxy(buildEmptyAccount(), {
      DEMARC_REGIONS: "us-east-1,us-west-2",
      NO_PROXY: "guardduty.us-west-2.amazonaws.com",
      NODE_OPTIONS: `--import=${noNames}`,
    });
    const ran = await line.run("collect");
    expect(ran.code).toBe(3);
    const { coverage } = await line.snapshot();
    expect(coverage.filter(({ state }) => state === "not_read")).toMatchObject([
      {
        source: "guardduty",
        region: "us-west-2",
        reason: "not_in_region",
        detail: expect.stringContaining("ENOTFOUND guardduty.us-west-2.amazonaws.com"),
      },
    ]);
  });

  test("is a line that is down, when it is home's", async () => {
    await using line = await behindProxy(buildEmptyAccount(), {
      HTTPS_PROXY: "",
      NODE_OPTIONS: `--import=${noNames}`,
    });
    const ran = await line.run("collect");
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toContain("AWS could not be reached in us-east-1. Check the region's name");
    expect(ran.stderr).toContain("ENOTFOUND sts.us-east-1.amazonaws.com");
  });
});

describe("FIPS with an endpoint of one's own", () => {
  test("is a contradiction in the settings, and said to be one", async () => {
    await using line = await behindProxy(buildEmptyAccount(), {
      ...oneRegion,
      ...fips,
      AWS_ENDPOINT_URL: "http://127.0.0.1:9",
    });
    const ran = await line.run("collect");
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain("AWS_USE_FIPS_ENDPOINT  cannot be true while AWS_ENDPOINT_URL");
  });
});

describe("a role", () => {
  test("is assumed once for a whole collection, at its region's own STS", async () => {
    const account = buildEmptyAccount();
    const { arn, externalId } = roleIn("aws");
    await using line = await behindProxy(account, {
      AWS_REGION: "eu-west-1",
      DEMARC_REGIONS: "eu-west-1,eu-south-1",
      DEMARC_ROLE_ARN: arn,
      DEMARC_EXTERNAL_ID: externalId,
    });
    expect(await line.run("collect")).toMatchObject({ code: 0 });
    const assumed = account.calls.filter(({ operation }) => operation === "AssumeRole");
    expect(assumed).toMatchObject([{ region: "eu-west-1", outcome: "ok" }]);
    expect(line.hosts().filter((host) => host.startsWith("sts"))).toEqual([
      "sts.eu-west-1.amazonaws.com",
    ]);
  });

  test("of GovCloud is assumed there", async () => {
    const account = buildEmptyAccount({ partition: "aws-us-gov" });
    const { arn, externalId } = roleIn("aws-us-gov");
    await using line = await behindProxy(account, {
      DEMARC_REGIONS: "us-gov-east-1",
      DEMARC_ROLE_ARN: arn,
      DEMARC_EXTERNAL_ID: externalId,
    });
    expect(await line.run("collect")).toMatchObject({ code: 0 });
    expect(line.hosts().filter((host) => host.startsWith("sts"))).toEqual([
      "sts.us-gov-west-1.amazonaws.com",
    ]);
  });

  test("with a wrong external id says what its trust policy must hold", async () => {
    await using line = await behindProxy(buildEmptyAccount(), {
      DEMARC_ROLE_ARN: roleIn("aws").arn,
      DEMARC_EXTERNAL_ID: "somebody-elses",
    });
    const ran = await line.run("collect");
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toContain("give the external id that it asks for");
    expect(ran.stderr).not.toContain("somebody-elses");
    expect(line.hosts()).toEqual(["sts.us-east-1.amazonaws.com"]);
  });
});
