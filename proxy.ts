/** Stands before every request: who may ask, and what the browser may do with the answer. */
import { type NextRequest, NextResponse } from "next/server";
import { speculationRulesPath } from "./app/_links/speculation-rules.ts";
import { isLoopbackHost } from "./app/_security/host-name.ts";
import { contentSecurityPolicy, securityHeaders } from "./app/_security/security-headers.ts";
import { originsOfDocuments } from "./lib/report-downloads.ts";

export function proxy(request: NextRequest): NextResponse {
  if (!isLoopbackHost(request.headers.get("host"))) return misdirected();
  if (!isDecodable(request.nextUrl.pathname)) return refused(400, "This is no address.\n");
  const nonce = btoa(crypto.randomUUID());
  // Not a setting: the bundler puts the word in when it builds.
  const isDevelopment = process.env.NODE_ENV === "development";
  const asksForReports = request.nextUrl.pathname.startsWith("/evidence/reports/");
  const policy = contentSecurityPolicy(
    nonce,
    isDevelopment,
    asksForReports ? originsOfDocuments() : [],
  );
  const headers = new Headers(request.headers);
  // The framework reads the nonce for its own scripts from the policy on the request.
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of securityHeaders) response.headers.set(name, value);
  // What follows a form there is a redirect, at times to AWS, and nobody else's business.
  if (asksForReports && request.method === "POST")
    response.headers.set("Referrer-Policy", "no-referrer");
  response.headers.set("Speculation-Rules", `"${speculationRulesPath}"`);
  return response;
}

/** 421: the request reached a server that does not answer for that name. */
function misdirected(): NextResponse {
  return refused(
    421,
    "Demarc answers only as localhost, 127.0.0.1 or [::1]: open it under one of these.\n",
  );
}

function refused(status: number, words: string): NextResponse {
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return new NextResponse(words, { status, headers });
}

/** The framework answers a path it cannot decode as if it had broken. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
