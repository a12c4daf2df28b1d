/** What was found on a machine: processes, files on volumes, objects in buckets. */
import type { JsonObject } from "../state.ts";
import type { Act } from "./finding-plots.ts";
import { epochDaysAgo, hexFor, type Scene } from "./finding-scene.ts";

export function processOf(scene: Scene, act: Act & { kind: "process" }): JsonObject {
  const name = act.path.split("/").at(-1) ?? act.path;
  return {
    process: {
      name,
      executablePath: act.path,
      executableSha256: hexFor(scene, "binary", 64),
      namespacePid: 41,
      pid: 31_337,
      pwd: "/tmp",
      startTime: epochDaysAgo(scene, 1),
      uuid: hexFor(scene, "process", 36),
      parentUuid: hexFor(scene, "parent", 36),
      user: "root",
      userId: 0,
      euid: 0,
      lineage: [
        {
          name: "sh",
          executablePath: "/bin/sh",
          pid: 31_330,
          namespacePid: 40,
          userId: 0,
          euid: 0,
          startTime: epochDaysAgo(scene, 1),
          uuid: hexFor(scene, "parent", 36),
          parentUuid: hexFor(scene, "grandparent", 36),
        },
      ],
    },
    context: { commandLineExample: act.commandLine, toolName: name, toolCategory: "Miner" },
  };
}

export function volumeScan(scene: Scene, act: Act & { kind: "file" }): JsonObject {
  const severity = "HIGH";
  return {
    scanId: hexFor(scene, "scan", 32),
    scanStartedAt: epochDaysAgo(scene, 3),
    scanCompletedAt: epochDaysAgo(scene, 3) + 900,
    triggerFindingId: hexFor(scene, "trigger", 32),
    sources: ["Amazon"],
    scanType: "GUARDDUTY_INITIATED",
    scanDetections: {
      scannedItemCount: { totalGb: 100, files: 182_331, volumes: 1 },
      threatsDetectedItemCount: { files: 1 },
      highestSeverityThreatDetails: { severity, threatName: act.threat, count: 1 },
      threatDetectedByName: {
        itemCount: 1,
        uniqueThreatNameCount: 1,
        shortened: false,
        threatNames: [
          {
            name: act.threat,
            severity,
            itemCount: 1,
            filePaths: [
              {
                filePath: act.path,
                fileName: act.path.split("/").at(-1) ?? act.path,
                hash: hexFor(scene, "file", 64),
                volumeArn: `arn:aws:ec2:${scene.region}:${scene.accountId}:volume/vol-0${hexFor(scene, "volume", 16)}`,
              },
            ],
          },
        ],
      },
    },
  };
}

export const objectScan = (scene: Scene, act: Act & { kind: "file" }): JsonObject => ({
  threats: [
    {
      name: act.threat,
      source: "AMAZON",
      itemPaths: [{ nestedItemPath: act.path, hash: hexFor(scene, "file", 64) }],
    },
  ],
});
