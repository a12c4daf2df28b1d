import type { ConnectionSettings } from "./collectors/connect-account.ts";
import type { Settings } from "./settings.ts";

/** What the collectors need of the settings; regions named for one run win over the settings'. */
export function connectionSettingsOf(
  settings: Settings,
  regions: readonly string[] | null = settings.regions,
): ConnectionSettings {
  return {
    region: settings.region,
    regions,
    roleArn: settings.roleArn,
    externalId: settings.externalId,
    ruleTags: settings.ruleTags,
    proxy: settings.proxy,
    pace: settings.pace,
  };
}
