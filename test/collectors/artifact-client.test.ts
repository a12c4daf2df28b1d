import { describe, expect, test } from "vitest";
import {
  ArtifactClient,
  ListCustomerAgreementsCommand,
  ListReportsCommand,
  paginateListCustomerAgreements,
  paginateListReports,
} from "../../lib/collectors/artifact/artifact-client.ts";
import { artifactThatAnswers, credentials, json } from "./an-artifact-service.ts";
import { addressOf } from "./kept-off-the-wire.ts";

describe("signing", () => {
  test("the signature is the one that AWS would compute from the request as it arrives", async () => {
    const { client, asked } = await artifactThatAnswers((_, response) =>
      json(response, { reports: [] }),
    );

    await client.send(new ListReportsCommand({ maxResults: 300, nextToken: "a+b/c=&d é" }));

    expect(asked).toHaveLength(1);
    expect(asked[0]?.url).toBe(
      "/v1/report/list?maxResults=300&nextToken=a%2Bb%2Fc%3D%26d%20%C3%A9",
    );
    expect(asked[0]?.signature).toMatchObject({
      valid: true,
      accessKeyId: "AKIAIOSFODNN7EXAMPLE",
      region: "eu-west-1",
      service: "artifact",
    });
    expect(asked[0]?.headers["x-amz-security-token"]).toBe(credentials.sessionToken);
    expect(asked[0]?.signature.signedHeaders).toContain("x-amz-security-token");
  });

  test("a wrong secret makes a signature that does not hold", async () => {
    const { asked, connect } = await artifactThatAnswers((_, response) =>
      json(response, { reports: [] }),
    );
    const stranger = connect({ credentials: { ...credentials, secretAccessKey: "another" } });

    await stranger.send(new ListReportsCommand({}));

    expect(asked[0]?.signature.valid).toBe(false);
  });

  test("every attempt of a retried call is signed validly", async () => {
    const { client, asked } = await artifactThatAnswers((_, response, index) =>
      index === 0 ? json(response, {}, 500) : json(response, { customerAgreements: [] }),
    );

    const answer = await client.send(new ListCustomerAgreementsCommand({}));

    expect(asked.map(({ signature }) => signature.valid)).toEqual([true, true]);
    expect(answer.$metadata.attempts).toBe(2);
  });
});

describe("the endpoint is one for a whole partition", () => {
  const hostOf = (settings: { region: string; useFipsEndpoint?: boolean }) => {
    const client = new ArtifactClient({ ...settings, credentials });
    return addressOf(client, () => client.send(new ListReportsCommand({})));
  };

  test.each([
    ["eu-central-1", "artifact.us-east-1.amazonaws.com", "us-east-1/artifact"],
    ["us-gov-east-1", "artifact.us-gov-west-1.amazonaws.com", "us-gov-west-1/artifact"],
    ["cn-north-1", "artifact.cn-northwest-1.amazonaws.com.cn", "cn-northwest-1/artifact"],
  ])("a client in %s asks %s and signs for %s", async (region, host, scope) => {
    expect(await hostOf({ region })).toEqual({ host, scope });
  });

  test("with FIPS it asks the FIPS host", async () => {
    expect(await hostOf({ region: "us-west-2", useFipsEndpoint: true })).toEqual({
      host: "artifact-fips.us-east-1.amazonaws.com",
      scope: "us-east-1/artifact",
    });
  });
});

describe("answers", () => {
  test("dates become dates, unknown members are dropped, missing optional ones are no error", async () => {
    const { client } = await artifactThatAnswers((_, response) =>
      json(response, {
        reports: [
          {
            id: "report-abcdefghijklmnop",
            version: 4,
            periodEnd: "2026-03-31T23:59:59.123Z",
            brandNewMember: "?",
          },
          {},
        ],
      }),
    );

    const { reports } = await client.send(new ListReportsCommand({}));

    expect(reports).toEqual([
      {
        id: "report-abcdefghijklmnop",
        version: 4,
        periodEnd: new Date("2026-03-31T23:59:59.123Z"),
      },
      {},
    ]);
  });

  test("paging goes on through an empty page that has a token", async () => {
    const pages = [
      { reports: [{ id: "one" }], nextToken: "t1" },
      { reports: [], nextToken: "t2" },
      { reports: [{ id: "two" }] },
    ];
    const { client, asked } = await artifactThatAnswers((_, response, index) =>
      json(response, pages[index]),
    );

    const ids: (string | undefined)[] = [];
    for await (const page of paginateListReports({ client, pageSize: 300 }, {}))
      ids.push(...(page.reports ?? []).map(({ id }) => id));

    expect(ids).toEqual(["one", "two"]);
    expect(asked.map(({ url }) => url)).toEqual([
      "/v1/report/list?maxResults=300",
      "/v1/report/list?maxResults=300&nextToken=t1",
      "/v1/report/list?maxResults=300&nextToken=t2",
    ]);
  });

  test("agreements page likewise, at their own path", async () => {
    const { client, asked } = await artifactThatAnswers((_, response) =>
      json(response, {
        customerAgreements: [{ id: "customer-agreement-1", acceptanceTerms: ["a"] }],
      }),
    );

    const pages = await Array.fromAsync(paginateListCustomerAgreements({ client }, {}));

    expect(pages[0]?.customerAgreements).toEqual([
      { id: "customer-agreement-1", acceptanceTerms: ["a"] },
    ]);
    expect(asked[0]?.url).toBe("/v1/customer-agreement/list");
  });
});
