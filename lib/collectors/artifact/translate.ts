/** Artifact's words to ours: the same ones, so only what we keep is named. */
import type { Agreement, Report } from "../../posture/snapshot.ts";
import type { WireAgreement, WireReport } from "./wire-schema.ts";

export function translateReport(wire: WireReport): Report {
  const { id, version, name, description, series, category, companyName, productName } = wire;
  const { state, periodStart, periodEnd, acceptanceType } = wire;
  return {
    id,
    version,
    name,
    description,
    series,
    category,
    companyName,
    productName,
    state,
    periodStart,
    periodEnd,
    acceptanceType,
  };
}

export function translateAgreement(wire: WireAgreement): Agreement {
  const { id, name, state, type, effectiveStart, effectiveEnd } = wire;
  return { id, name, state, type, effectiveStart, effectiveEnd, holder: holderOf(wire) };
}

function holderOf({ awsAccountId, organizationArn }: WireAgreement): Agreement["holder"] {
  if (organizationArn !== null) return "organisation";
  return awsAccountId === null ? null : "account";
}
