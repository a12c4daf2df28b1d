/** Poppler's programs, by which the PDF is read back with another's eyes. */
import { spawnSync } from "node:child_process";

let looked = false;

/**
 * What one of poppler's programs prints. On Debian and its kin as root it is installed when it is missing.
 *
 * @throws Error saying in one sentence how to get it
 */
export function runPoppler(
  program: "pdftotext" | "pdfinfo" | "pdffonts" | "pdftoppm",
  ...parameters: readonly string[]
): string {
  const run = () =>
    spawnSync(program, parameters, { encoding: "utf8", maxBuffer: 256 * 1024 * 1024 });
  let ran = run();
  if (isMissing(ran.error) && install()) ran = run();
  if (isMissing(ran.error))
    throw new Error(
      `The tests of the PDF need poppler's ${program}: install it (Debian and Ubuntu: apt-get install ` +
        "poppler-utils; macOS: brew install poppler), then run npm test again.",
    );
  if (ran.status !== 0) throw new Error(`${program} ${parameters.join(" ")}: ${ran.stderr}`);
  return ran.stdout;
}

function isMissing(error: Error | undefined): boolean {
  return error !== undefined && "code" in error && error.code === "ENOENT";
}

/** Only where it needs no question, and once. */
function install(): boolean {
  if (looked || process.platform !== "linux" || process.getuid?.() !== 0) return false;
  looked = true;
  process.stderr.write("No poppler found: installing Debian's (apt-get install poppler-utils).\n");
  const apt = (...parameters: string[]) =>
    spawnSync("apt-get", ["-q", "-y", ...parameters], {
      stdio: ["ignore", 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  return apt("update") && apt("install", "--no-install-recommends", "poppler-utils");
}
