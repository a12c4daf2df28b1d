/** EC2: only its list of regions. */
import { AwsError } from "./aws-error.ts";
import type { XmlOperation } from "./operation.ts";
import type { FakeRegion } from "./state.ts";
import { element, textElement } from "./xml.ts";

function optInStatusOf({ optStatus }: FakeRegion): string {
  if (optStatus === "ENABLED_BY_DEFAULT") return "opt-in-not-required";
  return optStatus === "ENABLED" ? "opted-in" : "not-opted-in";
}

const describeRegions: XmlOperation = ({ account, input }) => {
  const suffix = account.partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  const names = input.texts("RegionName");
  const all = input.text("AllRegions") === "true";
  const unknown = names?.filter((name) => !account.regions.has(name)) ?? [];
  if (unknown.length > 0)
    throw new AwsError("InvalidParameterValue", `Invalid region names: ${unknown.join(",")}`, 400);
  const regions = [...account.regions.values()]
    .filter((region) => names === null || names.includes(region.name))
    .filter((region) => all || optInStatusOf(region) !== "not-opted-in")
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return element(
    "regionInfo",
    ...regions.map((region) =>
      element(
        "item",
        textElement("regionName", region.name),
        textElement("regionEndpoint", `ec2.${region.name}.${suffix}`),
        textElement("optInStatus", optInStatusOf(region)),
      ),
    ),
  );
};

export const ec2Operations: Readonly<Record<string, XmlOperation>> = {
  DescribeRegions: describeRegions,
};
