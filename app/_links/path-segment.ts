/** A segment of a path as text; null for one that is no encoded text: nothing has such a name. */
export function decodedSegment(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
