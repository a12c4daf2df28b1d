/**
 * How each standard numbers its requirements. A standard that is not here cannot be referred to:
 * PCI DSS 3.2.1, retired in March 2024, is left out on purpose.
 */
const requirementForms: Readonly<Record<string, RegExp>> = {
  "cis-aws-1.4.0": /^\d+(\.\d+)+$/,
  "cis-aws-3.0.0": /^\d+(\.\d+)+$/,
  "hipaa-security": /^164\.\d{3}(\([a-zA-Z0-9]+\))+$/,
  "iso-27001-2022": /^A\.[5-8]\.\d+$/,
  "nist-800-53-r5": /^[A-Z]{2}-\d+(\(\d+\))?$/,
  "pci-dss-4.0.1": /^(A\d\.)?\d+(\.\d+)*$/,
  "soc-2-2017": /^(CC|A|C|PI|P)\d\.\d+$/,
  "well-architected": /^(OPS|SEC|REL|PERF|COST|SUS)\d{2}(-BP\d{2})?$/,
};

/** Whether a text is `standard:requirement` of a standard the catalogue maps to, numbered as that standard does. */
export function isControlReference(text: string): boolean {
  const colon = text.indexOf(":");
  if (colon < 0) return false;
  const standard = text.slice(0, colon);
  if (!Object.hasOwn(requirementForms, standard)) return false;
  return requirementForms[standard]?.test(text.slice(colon + 1)) ?? false;
}
