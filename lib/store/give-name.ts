/** A name for a whole file, also on file systems where a file has but one: exFAT, some network and FUSE ones. */
import { link, open, rename } from "node:fs/promises";

/** What such a file system answers, each in its own way. */
const withoutLinks: ReadonlySet<string> = new Set(["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"]);

/**
 * Gives a file a name that nothing has yet. Where it can have two, it keeps the one it had.
 *
 * @throws an error with the code `EEXIST` where the name is taken
 */
export async function giveName(file: string, name: string): Promise<void> {
  if (await linked(file, name)) return;
  // Made empty first, which fails where it is there already, as renaming does not. Killed in between, an
  // empty file is left, which counts for none.
  await (await open(name, "wx", 0o600)).close();
  await rename(file, name);
}

/** Whether a file has a second name now; false where the file system gives none. */
export async function linked(file: string, name: string): Promise<boolean> {
  try {
    await link(file, name);
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (withoutLinks.has(code)) return false;
    throw error;
  }
}
