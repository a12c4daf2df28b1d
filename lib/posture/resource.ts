/** Types whose resources belong to the account, not to a region: judged in many regions, they are one. */
const globalTypes =
  /^AWS::(IAM|Organizations|CloudFront|Route53|GlobalAccelerator|WAF|Shield)::|^AWS::::Account$/;

/** Whether one resource of this type is the same resource in every region. */
export function isGlobalType(resourceType: string): boolean {
  return globalTypes.test(resourceType);
}
