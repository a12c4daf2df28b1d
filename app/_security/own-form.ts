/**
 * Whether a form was sent from a page of this dashboard. A browser names the page's origin with every form
 * that is posted; one that names none, or another, is not ours.
 */
export function isOwnForm(origin: string | null, host: string | null): boolean {
  if (origin === null || host === null) return false;
  return URL.parse(origin)?.host === host;
}
