#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { runWithPinnedNode } from "./with-pinned-node.js";

await runWithPinnedNode(
  fileURLToPath(new URL("demarc.ts", import.meta.url)),
  process.argv.slice(2),
);
