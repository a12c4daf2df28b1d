import type { ConnectionSettings } from "./collectors/connect-account.ts";
import type { Settings } from "./settings.ts";

/** What the collectors need of the settings; regions named for one run win over the settings'. */
export function connectionSettingsOf(
  settings: Settings,
  regions: readonly string[] | null = null,
): ConnectionSettings {
  return {
    region: settings.region,
    regions: regions ?? settings.regions,
    roleArn: settings.roleArn,
    externalId: settings.externalId,
    proxy: settings.proxy,
  };
}
