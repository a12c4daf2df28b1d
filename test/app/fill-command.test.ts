import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillCommand } from "../../app/controls/[key]/fill-command.ts";

const accountId = "111122223333";
const bucket = (resourceId: string) => ({ resourceType: "AWS::S3::Bucket", resourceId });
const command = "aws s3api get-bucket-policy-status --bucket <bucket>";

describe("a command for one resource", () => {
  test("names the resource and its region", () => {
    expect(
      fillCommand(command, { accountId, region: "eu-west-1", resource: bucket("invoices") }),
    ).toBe("aws s3api get-bucket-policy-status --bucket invoices --region eu-west-1");
  });

  test("keeps the word of the catalogue for what is not known", () => {
    const unknown = "aws rds modify-db-instance --db-instance-identifier <db-instance-id>";
    const resource = { resourceType: "AWS::RDS::DBInstance", resourceId: "db-ABC" };
    expect(fillCommand(unknown, { accountId, region: null, resource })).toBe(unknown);
  });

  test("gives no region to a service that has none, nor a second one", () => {
    const region = "eu-west-1";
    expect(fillCommand("aws iam list-users", { accountId, region })).toBe("aws iam list-users");
    expect(fillCommand("aws ec2 x --region <region>", { accountId, region })).toBe(
      "aws ec2 x --region eu-west-1",
    );
  });

  test("leaves the word where a name would end the quotes of the command", () => {
    const quoted = "aws s3api x --query 'Rules[?Bucket==<bucket>]'";
    expect(fillCommand(quoted, { accountId, region: null, resource: bucket("a b") })).toBe(quoted);
  });

  test("leaves the word for a name that a terminal would obey, or take for an option or a file", () => {
    for (const name of [
      "--profile",
      "a\nrm -rf ~",
      "a\u001b[A",
      "file:///etc/passwd",
      "fileb://key",
    ]) {
      const resource = bucket(name);
      expect(fillCommand(command, { accountId, region: null, resource })).toBe(command);
    }
  });

  test("whatever a resource is called, a shell takes it for one word and runs nothing of it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii", minLength: 1 }), (name) => {
        const resource = bucket(name);
        const filled = fillCommand("<bucket>", { accountId, region: null, resource });
        if (filled === "<bucket>") return;
        const said = spawnSync("sh", ["-c", `printf '%s|' ${filled}`], { encoding: "utf8" });
        expect(said.stdout).toBe(`${name}|`);
      }),
      { numRuns: 60 },
    );
  });
});
