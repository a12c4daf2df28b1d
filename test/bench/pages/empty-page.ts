/** The yardstick: a page of the same framework with nothing on it, built and served as ours are. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findPort } from "../../../lib/cli/serve/find-port.ts";
import { nextProgram, projectRoot } from "../../../lib/cli/serve/project-root.ts";
import { endsWithTest, inOwnGroup } from "../../started-processes.ts";

export interface EmptyPage extends AsyncDisposable {
  readonly url: string;
}

/** Without JSX: below `node_modules` the framework takes sources as they are. */
const files = {
  "app/layout.js": `import { createElement as e } from "react";
export const dynamic = "force-dynamic";
export default ({ children }) => e("html", { lang: "en" }, e("body", null, children));
`,
  "app/page.js": `import { createElement as e } from "react";
export default () => e("p", null, "Nothing.");
`,
  "next.config.js": `export default { turbopack: { root: ${JSON.stringify(projectRoot)} } };\n`,
  "package.json": '{ "type": "module", "private": true }\n',
};

/** Builds it in a folder of its own below the project, where the framework finds its packages. */
export async function startEmptyPage(): Promise<EmptyPage> {
  const cache = join(projectRoot, "node_modules/.cache");
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "demarc-empty-page-"));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, ".."), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const building = next(folder, ["build"]);
  const [code] = await once(building, "exit");
  if (code !== 0) throw new Error(`the empty page could not be built (${code})`);
  const port = await findPort("127.0.0.1", 0);
  const server = next(folder, ["start", "-H", "127.0.0.1", "-p", String(port)]);
  const url = `http://127.0.0.1:${port}/`;
  while (!(await fetch(url).catch(() => null))?.ok) {
    if (server.exitCode !== null) throw new Error("the empty page's server ended");
    await sleep(100);
  }
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      const gone = once(server, "exit");
      server.kill("SIGTERM");
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function next(folder: string, parameters: readonly string[]) {
  const child = spawn(process.execPath, [nextProgram, ...parameters], {
    cwd: folder,
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", PATH: process.env.PATH },
    stdio: ["ignore", "ignore", "inherit"],
    ...inOwnGroup,
  });
  endsWithTest(child);
  return child;
}
