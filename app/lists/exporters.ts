/** Every list that can be taken along, by the name of its file. One line each. */
import type { ListExporter } from "../_lists/list-exporter.ts";
import { exportControlResources } from "../controls/[key]/export-resources.ts";
import { exportControls } from "../controls/export-controls.ts";
import { exportFindings } from "../findings/export-findings.ts";
import { exportPackRules } from "../packs/[region]/[name]/export-rules.ts";
import { exportResources } from "../resources/export-resources.ts";
import { exportRequirements } from "../standards/[id]/export-requirements.ts";

export const exporters: Readonly<Record<string, ListExporter>> = {
  "control-resources": exportControlResources,
  controls: exportControls,
  resources: exportResources,
  findings: exportFindings,
  requirements: exportRequirements,
  "pack-rules": exportPackRules,
};
