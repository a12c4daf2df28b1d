/** Junction: whether people may ask for reports here, and where a form may lead a browser on to. */
import { documentOrigins } from "./posture/document-address.ts";
import { readSettings } from "./settings.ts";

/** Whether people may ask for reports here. */
export function areDownloadsOn(): boolean {
  return readSettings().reportDownloads;
}

/** The origins that documents come from: AWS's, or the sandbox's; none while downloads are switched off. */
export function originsOfDocuments(): readonly string[] {
  const { reportDownloads, loopbackArtifact } = readSettings();
  if (!reportDownloads) return [];
  return loopbackArtifact === null ? documentOrigins : [loopbackArtifact];
}
