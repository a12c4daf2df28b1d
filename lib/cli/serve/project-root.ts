import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder that holds `package.json`, wherever the program was started from. */
export const projectRoot = fileURLToPath(new URL("../../../", import.meta.url));

export const nextProgram = join(projectRoot, "node_modules/next/dist/bin/next");
