import { describe, expect, test } from "vitest";
import { documentOrigins, isDocumentAddress } from "../../lib/posture/document-address.ts";

const onAws = { partition: "aws", loopback: null };

describe("a person may be led", () => {
  test.each([
    ["aws", "https://artifact-documents.s3.us-east-1.amazonaws.com/a?X-Amz-Signature=1"],
    ["aws-us-gov", "https://bucket.s3.us-gov-west-1.amazonaws.com/a"],
    ["aws-cn", "https://bucket.s3.cn-northwest-1.amazonaws.com.cn/a"],
    ["aws-eusc", "https://bucket.s3.eusc-de-east-1.amazonaws.eu/a"],
  ])("in %s to %s", (partition, address) => {
    expect(isDocumentAddress(address, { partition, loopback: null })).toBe(true);
  });

  test("to the sandbox that answers in AWS's place, and then nowhere else", () => {
    const sandbox = { partition: "aws", loopback: "http://127.0.0.1:4566" };
    expect(isDocumentAddress("http://127.0.0.1:4566/documents/a", sandbox)).toBe(true);
    expect(isDocumentAddress("http://127.0.0.1:4567/documents/a", sandbox)).toBe(false);
    expect(isDocumentAddress("https://bucket.s3.amazonaws.com/a", sandbox)).toBe(false);
  });
});

describe("and is not led", () => {
  test.each([
    "http://bucket.s3.amazonaws.com/a",
    "https://amazonaws.com.evil.example/a",
    "https://evil.example/amazonaws.com",
    "https://evilamazonaws.com/a",
    "https://amazonaws.com/a",
    "https://bucket.s3.amazonaws.com.cn/a",
    "https://user@bucket.s3.amazonaws.com/a",
    "https://user:word@bucket.s3.amazonaws.com/a",
    "https://bucket.s3.amazonaws.com:8443/a",
    "https://bucket.s3.amazonaws.com@evil.example/a",
    "https:\\\\evil.example/.amazonaws.com",
    "javascript:alert(1)",
    "//bucket.s3.amazonaws.com/a",
    "http://127.0.0.1:4566/a",
    "",
  ])("to %j", (address) => {
    expect(isDocumentAddress(address, onAws)).toBe(false);
  });

  test("anywhere from a partition of which no address is known", () => {
    const address = "https://bucket.s3.amazonaws.com/a";
    expect(isDocumentAddress(address, { partition: "aws-iso", loopback: null })).toBe(false);
  });
});

test("the origins for browsers are https, and each is there once", () => {
  expect(documentOrigins).toEqual([
    "https://*.amazonaws.com",
    "https://*.amazonaws.com.cn",
    "https://*.amazonaws.eu",
  ]);
});
