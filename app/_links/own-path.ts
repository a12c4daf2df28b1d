/**
 * The page of ours that an address in a form names; the overview for any other address. Read as a browser
 * reads it: a backslash is a slash there, and tabs and line breaks are left out, so that what begins with
 * one slash may still lead elsewhere.
 */
export function ownPath(address: string): string {
  const here = "http://here.invalid";
  if (!address.startsWith("/") || !URL.canParse(address, here)) return "/";
  const { origin, pathname, search, hash } = new URL(address, here);
  return origin === here && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : "/";
}
