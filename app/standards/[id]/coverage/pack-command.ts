/** AWS's folder of sample templates, one file a pack. */
export const templateFolder =
  "https://github.com/awslabs/aws-config-rules/tree/master/aws-config-conformance-packs";

const rawFolder =
  "https://raw.githubusercontent.com/awslabs/aws-config-rules/master/aws-config-conformance-packs";

/**
 * What fetches a pack's template and deploys it in one region. `REGION` stands for the region. Pack
 * names may hold letters, digits and hyphens only, so the editions' dots become hyphens.
 * Source: PutConformancePack in AWS Config's API reference.
 */
export function packCommand(template: string): string {
  const name = template.replaceAll(/[^A-Za-z0-9-]/g, "-");
  return [
    `curl -fsSO ${rawFolder}/${template}.yaml`,
    `aws configservice put-conformance-pack --region REGION --conformance-pack-name ${name} --template-body file://${template}.yaml`,
  ].join("\n");
}
