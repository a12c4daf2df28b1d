import { request } from "node:http";
import { describe, expect, inject, test } from "vitest";

const { address } = inject("stage");

describe("J19: at the door", () => {
  test("a page of another site that names itself this machine is turned away", async () => {
    expect(await statusFor("evil.example")).toBe(421);
    expect(await statusFor("127.0.0.1.evil.example")).toBe(421);
    expect(await statusFor("localhost")).toBe(200);
    expect(await statusFor("[::1]:3000")).toBe(200);
  });

  test("every answer says what the browser may do with it", async () => {
    const { headers } = await fetch(`${address}/`);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
  });

  test("no two answers share a nonce", async () => {
    const nonces = await Promise.all(
      [1, 2, 3].map(async () => {
        const { headers } = await fetch(`${address}/`);
        return /'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1];
      }),
    );
    expect(new Set(nonces).size).toBe(3);
  });

  test.each([
    "/controls/NO_SUCH_RULE",
    "/controls/%E0%A4%A",
    "/findings/eu-west-1/no-such-finding",
    "/packs/eu-west-1/no-such-pack",
    "/pillars/beauty",
    "/responsibilities/luck",
    "/no/such/page",
  ])("%s is nowhere, and says so without inline styles", async (path) => {
    const response = await fetch(`${address}${path}`);
    const html = await response.text();
    expect([400, 404]).toContain(response.status);
    expect(html).not.toMatch(/ style=/);
  });

  test("a page marker that no list gave out begins the list again", async () => {
    const response = await fetch(`${address}/findings?state=all&after=nonsense`);
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/<h1[^>]*>.*finding/s);
  });
});

describe("J20: exports", () => {
  test("a format or a filter that does not exist is refused", async () => {
    expect((await fetch(`${address}/exports/docx`)).status).toBe(404);
    expect((await fetch(`${address}/exports/json?pillar=beauty`)).status).toBe(400);
    expect((await fetch(`${address}/exports/json?region=mars-1`)).status).toBe(400);
    expect((await fetch(`${address}/exports/json?as-of=yesterday`)).status).toBe(400);
  });

  test("a day that none is, one before the first snapshot and an account nobody collected are told as such", async () => {
    const asked = async (query: string) => {
      const answer = await fetch(`${address}/exports/json?${query}`);
      return [answer.status, await answer.text()];
    };
    expect(await asked("as-of=2026-02-30")).toEqual([
      400,
      expect.stringMatching(/^as-of is a date \(.+\n$/),
    ]);
    expect(await asked("as-of=2020-01-01")).toEqual([
      404,
      "There is no snapshot from 2020-01-01T23:59:59.999Z or earlier. Leave as-of out for the newest.\n",
    ]);
    expect(await asked("account=999999999999")).toEqual([
      404,
      "There is no snapshot of account 999999999999 yet. Make one: npm run --silent demarc -- collect\n",
    ]);
  });

  test("the health check says when the account was collected", async () => {
    const health = await (await fetch(`${address}/healthz`)).json();
    expect(health).toMatchObject({ status: "ok", collectedAt: expect.stringMatching(/Z$/) });
  });
});

/** `fetch` does not let a caller choose the Host header; an attacker's browser does it for them. */
function statusFor(host: string): Promise<number | undefined> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path: "/healthz", headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on("error", reject).end();
  });
}
