import { goneIn } from "./aws-word.ts";

/**
 * Asks about named things, at most `most` at once. One name that AWS no longer knows makes it refuse the
 * whole question: then each half is asked, down to that name.
 *
 * @returns the names that are gone
 * @throws ReadFailedError
 */
export async function askByName(
  names: readonly string[],
  most: number,
  ask: (names: readonly string[]) => Promise<void>,
): Promise<readonly string[]> {
  const gone: string[] = [];
  for (let start = 0; start < names.length; start += most)
    gone.push(...(await askOrHalve(names.slice(start, start + most), ask)));
  return gone;
}

async function askOrHalve(
  names: readonly string[],
  ask: (names: readonly string[]) => Promise<void>,
): Promise<readonly string[]> {
  try {
    await ask(names);
    return [];
  } catch (error) {
    if (goneIn(error) === null) throw error;
    return names.length === 1 ? names : askByName(names, Math.ceil(names.length / 2), ask);
  }
}
