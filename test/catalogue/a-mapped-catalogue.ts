/** A small catalogue with names enough for a mapping file to speak of. */
import { aCatalogue, aRequirement, aStandard } from "../builders/a-catalogue.ts";

const ofAws = {
  who: "aws",
  how: "AWS guards its halls.",
  basis: "public",
  evidence: ["soc-2"],
} as const;

export function aMappableCatalogue() {
  return aCatalogue({
    rules: [
      {
        controls: ["pci-dss-4.0.1:3.5.1"],
        controlsBy: { user: [], aws: ["pci-dss-4.0.1:3.5.1"], community: [], demarc: [] },
      },
      { identifier: "ENCRYPTED_VOLUMES", title: "Volume is not encrypted" },
      { identifier: "AWS_TWIN", title: "Twin" },
    ],
    findingTypes: [{ type: "Recon:EC2/Portscan" }, { type: "Recon:EC2/PortProbe" }],
    standards: [
      aStandard({
        id: "pci-dss-4.0.1",
        scopes: [
          { id: "all", name: "Everyone", applies: true },
          { id: "service-providers", name: "Service providers", applies: false },
        ],
        rows: [
          { id: "3", parent: null, title: "Stored data", assessable: false },
          { id: "3.5", parent: "3", title: "Card numbers", assessable: false },
          aRequirement({ id: "3.5.1", parent: "3.5", scope: "all" }),
          aRequirement({ id: "3.10", parent: "3", scope: "all" }),
          aRequirement({ id: "9.1", scope: "all", split: ofAws }),
          aRequirement({ id: "12.9", scope: "service-providers" }),
        ],
      }),
      aStandard({ id: "house-rules" }),
    ],
  });
}
