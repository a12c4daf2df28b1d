import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    setupFiles: ["test/setup.ts"],
    // A developer's own account must be out of reach of the tests, whatever the shell has set.
    env: {
      AWS_CONFIG_FILE: "/nonexistent/aws-config",
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_PROFILE: "",
      AWS_SHARED_CREDENTIALS_FILE: "/nonexistent/aws-credentials",
      // The processes that tests start are many, and start in half the time when compiled once.
      NODE_COMPILE_CACHE: fileURLToPath(new URL("node_modules/.cache/demarc", import.meta.url)),
    },
    // Generous: a machine may be busy, and no test is about time.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "rooms",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/journeys/**", "test/visual/**"],
          sequence: { groupOrder: 1 },
          // To load the catalogue and the SDK for each file anew takes longer than most files' tests. What
          // a test changes of the process it puts back, as it has to for the next test of its own file.
          isolate: false,
          // Collections wait for AWS's rates most of their time: more of them fit than there are cores.
          maxWorkers: Math.max(3, availableParallelism()),
        },
      },
      {
        extends: true,
        test: {
          name: "journeys",
          include: ["test/{journeys,visual}/**/*.test.{ts,tsx}"],
          globalSetup: ["test/browser/prepare-journeys.ts", "test/journeys/stage/open-stage.ts"],
          // After the rooms: a journey through a broken room tells less than the room's own tests.
          sequence: { groupOrder: 2 },
          // The stage is shared and nothing on it changes: what a journey changes, it brings itself.
          maxWorkers: Math.max(2, availableParallelism()),
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
