/** What Artifact may answer to a request for a report, as it surfaces from a loopback server in its place. */
import { expect, test } from "vitest";
import { askForReport, askForTerms } from "../../lib/collectors/artifact/report-door.ts";
import { artifactThatAnswers, json } from "./an-artifact-service.ts";

const account = { id: "111122223333", alias: null, partition: "aws" };
const report = { id: "report-abcdefghijklmnop", version: 2 };

async function whoAnswers(body: unknown, status = 200, headers = {}) {
  const { connect, asked } = await artifactThatAnswers((_, response) =>
    json(response, body, status, headers),
  );
  const client = connect({ maxAttempts: 1 });
  // Nothing but this client is asked for.
  const clients = { reports: () => client } as unknown as Parameters<
    typeof askForTerms
  >[0]["clients"];
  return { through: { account, clients }, asked };
}

const error = (name: string, status: number) =>
  [
    { __type: name, message: "AWS's words https://bucket.s3.amazonaws.com/?X-Amz-Signature=1" },
    status,
  ] as const;

test.each([
  ["AccessDeniedException", 403, "denied"],
  ["ExpiredTokenException", 403, "credentials"],
  ["ResourceNotFoundException", 404, "not_found"],
  ["ConflictException", 409, "not_ready"],
  ["ServiceQuotaExceededException", 402, "quota"],
  ["ThrottlingException", 429, "slow_down"],
  ["ValidationException", 400, "terms_refused"],
  ["InternalServerException", 500, "aws_error"],
])("%s (%i) means %s, told in AWS's words without any address", async (name, status, why) => {
  const { through } = await whoAnswers(...error(name, status));

  const answer = await askForReport(through, report, "token", null);

  expect(answer).toMatchObject({ kind: "refused", trouble: { why } });
  expect(JSON.stringify(answer)).toContain(`artifact:GetReport: ${name}: AWS's words`);
  expect(JSON.stringify(answer)).not.toMatch(/s3\.amazonaws|X-Amz/);
});

test("report, version and token are asked for as AWS has them", async () => {
  const documentPresignedUrl = "https://bucket.s3.us-east-1.amazonaws.com/a?X-Amz-Expires=60";
  const { through, asked } = await whoAnswers({ documentPresignedUrl, termToken: "t" });

  expect(await askForTerms(through, report, null)).toEqual({
    kind: "given",
    value: { address: documentPresignedUrl, token: "t" },
  });
  expect(await askForReport(through, report, "a token_-1", null)).toEqual({
    kind: "given",
    value: { address: documentPresignedUrl },
  });
  expect(asked.map(({ url }) => url)).toEqual([
    "/v1/report/getTermForReport?reportId=report-abcdefghijklmnop&reportVersion=2",
    "/v1/report/get?reportId=report-abcdefghijklmnop&reportVersion=2&termToken=a%20token_-1",
  ]);
  expect(asked.map(({ signature }) => signature.valid)).toEqual([true, true]);
});

test.each([
  [{}],
  [{ documentPresignedUrl: "https://bucket.s3.amazonaws.com/a" }],
  [{ documentPresignedUrl: "https://bucket.s3.amazonaws.com/a", termToken: "x".repeat(257) }],
])("an answer that is not as AWS answers leads nowhere: %j", async (body) => {
  const { through } = await whoAnswers(body);

  expect(await askForTerms(through, report, null)).toMatchObject({
    kind: "refused",
    trouble: { why: "malformed" },
  });
});

test("a foreign address leads nowhere, and is not repeated", async () => {
  const documentPresignedUrl = "https://evil.example/terms.pdf";
  const { through } = await whoAnswers({ documentPresignedUrl, termToken: "t" });

  const answer = await askForTerms(through, report, null);

  expect(answer).toMatchObject({ trouble: { why: "foreign_address" } });
  expect(JSON.stringify(answer)).not.toContain("evil");
});
