import { describe, expect, test } from "vitest";
import { isLoopbackHost } from "../../app/_security/host-name.ts";
import { contentSecurityPolicy } from "../../app/_security/security-headers.ts";

describe("the Host header", () => {
  test.each([
    "localhost",
    "localhost:3000",
    "LOCALHOST:80",
    "127.0.0.1:3000",
    "127.8.9.1",
    "[::1]:1",
  ])("%s is this machine", (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });

  test.each([
    null,
    "",
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "evil.example:127",
    "10.0.0.1",
    "[::2]",
  ])("%s is not", (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  });
});

describe("the content security policy", () => {
  test("allows nothing that is not listed, and nothing inline", () => {
    const policy = contentSecurityPolicy("n0nce");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    expect(policy).not.toMatch(/https?:|\*/);
  });

  test("lets forms lead to where it is told, and changes nothing else for it", () => {
    const sources = ["https://*.amazonaws.com"];
    expect(contentSecurityPolicy("n0nce", false, sources)).toBe(
      contentSecurityPolicy("n0nce").replace(
        "form-action 'self'",
        "form-action 'self' https://*.amazonaws.com",
      ),
    );
    expect(contentSecurityPolicy("n0nce")).toContain("form-action 'self';");
  });

  test("is loosened for the development server alone", () => {
    expect(contentSecurityPolicy("n0nce", true)).toContain("'unsafe-eval'");
  });
});
