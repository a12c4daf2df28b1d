/** STS: who is asking, and roles to ask as. */
import { AwsError, denied } from "./aws-error.ts";
import { fingerprintOf, hexOf } from "./fingerprint.ts";
import type { XmlOperation } from "./operation.ts";
import { element, textElement } from "./xml.ts";

const getCallerIdentity: XmlOperation = ({ account, credential }) =>
  element(
    "GetCallerIdentityResult",
    textElement("Arn", credential.callerArn),
    textElement("UserId", credential.userId),
    textElement("Account", account.id),
  );

function checkedSessionName(name: string): string {
  if (!/^[\w+=,.@-]{2,64}$/.test(name))
    throw new AwsError(
      "ValidationError",
      `1 validation error detected: Value '${name}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`,
    );
  return name;
}

const assumeRole: XmlOperation = ({ account, credential, input }) => {
  const roleArn = input.requiredText("RoleArn");
  const session = checkedSessionName(input.requiredText("RoleSessionName", { maxLength: 64 }));
  const seconds = input.whole("DurationSeconds", { min: 900, max: 43_200, fallback: 3600 });
  const role = account.roles.find(({ arn }) => arn === roleArn);
  // AWS says the same of a role that is not there and of one whose external id does not match.
  if (role === undefined || (role.externalId ?? null) !== input.text("ExternalId")) {
    const refusal = denied("sts", "AssumeRole", credential.callerArn);
    throw new AwsError(
      refusal.name,
      `User: ${credential.callerArn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
      refusal.status,
    );
  }
  const roleName = roleArn.split("/").at(-1) ?? "";
  const mark = `${roleArn}/${session}/${account.credentials.size}`;
  const accessKeyId = `ASIA${fingerprintOf(mark, 16).toUpperCase()}`;
  const sessionToken = Buffer.from(hexOf(mark, 64)).toString("base64");
  const userId = `AROA${fingerprintOf(roleArn, 17).toUpperCase()}:${session}`;
  const callerArn = account.arn("sts", "", `assumed-role/${roleName}/${session}`);
  // The SDK compares this with the machine's clock, not with the account's.
  const expiresAt = new Date(Date.now() + seconds * 1000);
  account.credentials.set(accessKeyId, { callerArn, userId, sessionToken, expiresAt });
  return element(
    "AssumeRoleResult",
    element(
      "Credentials",
      textElement("AccessKeyId", accessKeyId),
      textElement("SecretAccessKey", hexOf(`secret ${mark}`, 40)),
      textElement("SessionToken", sessionToken),
      textElement("Expiration", expiresAt.toISOString()),
    ),
    element("AssumedRoleUser", textElement("AssumedRoleId", userId), textElement("Arn", callerArn)),
    textElement("PackedPolicySize", "0"),
  );
};

export const stsOperations: Readonly<Record<string, XmlOperation>> = {
  GetCallerIdentity: getCallerIdentity,
  AssumeRole: assumeRole,
};
