/** The documents of Artifact: asked for by token, fetched by a short-lived address, as AWS has it. */
import { createHmac, randomBytes } from "node:crypto";
import type { FakeAccount } from "./account.ts";
import { AwsError, denied } from "./aws-error.ts";
import { constraintBroken } from "./input.ts";
import type { Call, JsonOperation } from "./operation.ts";
import type { FakeReport } from "./state.ts";

export const documentFolder = "/artifact-documents/";

const expiresSeconds = 300;
const signingKey = randomBytes(16);

const signatureOf = (path: string, date: string): string =>
  createHmac("sha256", signingKey).update(`${path} ${date}`).digest("hex");

/** `20261122T090000Z`, as AWS writes it in addresses. */
const shortDate = (at: Date): string => at.toISOString().replaceAll(/[-:]|\.\d+/g, "");

function presigned(origin: string, name: string): string {
  const path = `${documentFolder}${encodeURIComponent(name)}.pdf`;
  const date = shortDate(new Date());
  const query = new URLSearchParams({
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Date": date,
    "X-Amz-Expires": String(expiresSeconds),
    "X-Amz-Signature": signatureOf(path, date),
  });
  return `${origin}${path}?${query}`;
}

type VersionsOf = (call: Call) => readonly FakeReport[];

/** Permission is judged before anything is looked up. */
function allowedReport(call: Call, versionsOf: VersionsOf): FakeReport {
  if (!call.account.artifact.mayDownload)
    throw denied("artifact", call.operation, call.credential.callerArn);
  const versions = versionsOf(call);
  const asked = call.input.text("reportVersion");
  const found =
    asked === null ? versions[0] : versions.find(({ version }) => String(version) === asked);
  if (found === undefined)
    throw new AwsError("ResourceNotFoundException", "The report version was not found.", 404, {
      members: { resourceId: `${versions[0]?.id}:${asked}`, resourceType: "report" },
    });
  return found;
}

/** A token is asked for whether the terms must be accepted (EXPLICIT) or only come along (PASSTHROUGH). */
export const getTerms =
  (versionsOf: VersionsOf): JsonOperation =>
  (call) => {
    const { id: reportId, version } = allowedReport(call, versionsOf);
    const termToken = `term-token-${randomBytes(24).toString("hex")}`;
    call.account.artifact.termTokens.set(termToken, { reportId, version });
    const name = `terms of ${reportId} version ${version}`;
    return { documentPresignedUrl: presigned(call.origin, name), termToken };
  };

export const getReport =
  (versionsOf: VersionsOf): JsonOperation =>
  (call) => {
    const { id: reportId, version } = allowedReport(call, versionsOf);
    const token = call.input.text("termToken");
    if (token === null) throw constraintBroken("termToken", null, "Member must not be null");
    const of = call.account.artifact.termTokens.get(token);
    if (of === undefined || of.reportId !== reportId || of.version !== version)
      throw new AwsError("ValidationException", `Invalid term token ${token}`, 400, {
        members: { reason: "other" },
      });
    return { documentPresignedUrl: presigned(call.origin, `${reportId} version ${version}`) };
  };

/** What the address leads to, until it has expired. */
export function openDocument(account: FakeAccount, { pathname, searchParams }: URL): Response {
  const date = searchParams.get("X-Amz-Date") ?? "";
  const isSigned = searchParams.get("X-Amz-Signature") === signatureOf(pathname, date);
  const earliest = shortDate(new Date(Date.now() - expiresSeconds * 1000));
  if (!isSigned || date < earliest)
    return new Response("<Error><Code>AccessDenied</Code></Error>", {
      status: 403,
      headers: { "content-type": "application/xml" },
    });
  const name = decodeURIComponent(pathname.slice(documentFolder.length)).replace(/\.pdf$/, "");
  account.artifact.opened.push(name);
  return new Response(`%PDF-1.4\n% ${name}, watermarked to account ${account.id}\n%%EOF\n`, {
    headers: { "content-type": "application/pdf" },
  });
}
