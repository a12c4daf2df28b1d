/**
 * Artifact's answers, unknown to typed. AWS calls every member optional; what names a report or an
 * agreement is required here, because without it nobody could cite it. The rest is null when missing.
 */
import { z } from "zod";
import { awsText, optionalInstant, optionalText, pageToken } from "../wire-text.ts";

const wireReport = z.object({
  id: awsText,
  version: z.number().int(),
  name: awsText,
  description: optionalText,
  series: optionalText,
  category: optionalText,
  companyName: optionalText,
  productName: optionalText,
  state: optionalText,
  periodStart: optionalInstant,
  periodEnd: optionalInstant,
  acceptanceType: optionalText,
});
export type WireReport = z.infer<typeof wireReport>;
export const wireReportsPage = z
  .object({ reports: z.array(wireReport), nextToken: pageToken })
  .transform((page) => ({ rows: page.reports, nextToken: page.nextToken }));

const wireAgreement = z.object({
  id: awsText,
  name: awsText,
  state: optionalText,
  type: optionalText,
  effectiveStart: optionalInstant,
  effectiveEnd: optionalInstant,
  awsAccountId: optionalText,
  organizationArn: optionalText,
});
export type WireAgreement = z.infer<typeof wireAgreement>;
export const wireAgreementsPage = z
  .object({ customerAgreements: z.array(wireAgreement), nextToken: pageToken })
  .transform((page) => ({ rows: page.customerAgreements, nextToken: page.nextToken }));
