/**
 * The page a form was sent from, as a path of our own; the overview when the browser does not say or names
 * another house. Never a place elsewhere: a path that begins with two slashes would be one.
 */
export function pathToReturnTo(referer: string | null, host: string | null): string {
  if (referer === null || host === null || !URL.canParse(referer)) return "/";
  const { host: from, pathname, search } = new URL(referer);
  return from === host && !pathname.startsWith("//") ? `${pathname}${search}` : "/";
}
