/**
 * What the browser may do with our pages: run and style by what we serve, talk to us alone, be framed
 * by nobody. No `unsafe-inline` for script or style, no third party.
 *
 * @param nonce fresh for every answer; the framework puts it on its own scripts
 * @param forDevelopment lets the development server's tools evaluate and inject
 * @param formsLeadTo origins to which the answer to a form may lead the browser on. Chromium holds such a
 * redirect against `form-action`, too; others look at the form's own address alone
 */
export function contentSecurityPolicy(
  nonce: string,
  forDevelopment = false,
  formsLeadTo: readonly string[] = [],
): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${forDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self'${forDevelopment ? " 'unsafe-inline'" : ""}`,
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    ["form-action 'self'", ...formsLeadTo].join(" "),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");
}

/** Sent with every answer. */
export const securityHeaders: readonly (readonly [name: string, value: string])[] = [
  ["X-Content-Type-Options", "nosniff"],
  // Not `no-referrer`: under it a browser calls the origin of our own forms `null`, and the framework
  // then takes the refresh button for a forgery.
  ["Referrer-Policy", "same-origin"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), geolocation=(), microphone=()"],
];
