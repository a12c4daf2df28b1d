/** Rows of the JSON export. Members are written out, so that a new one in the core is not published by accident. */
import type { TestWindow } from "../posture/journal.ts";
import type {
  AcceptableUseAssessment,
  ConformancePackAssessment,
  ControlAssessment,
  FindingGroup,
  FrameworkAssessment,
  Posture,
  Ratio,
  ReportAssessment,
  RequirementAssessment,
  ResponsibilityAssessment,
  RuleAssessment,
} from "../posture/posture.ts";
import type { Agreement, KeptCoverage, Recorder } from "../posture/snapshot.ts";
import type { UserControlAssessment } from "../posture/user-controls.ts";
import { cutRatio } from "./cut-ratio.ts";
import { byId } from "./order-rows.ts";

export function coverageRow(row: KeptCoverage) {
  return {
    accountId: row.accountId,
    region: row.region,
    source: row.source,
    state: row.state,
    reason: row.reason,
    detail: row.detail,
    collectedAt: row.collectedAt,
    lastReadAt: row.lastReadAt,
  };
}

export function recorderRow(recorder: Recorder) {
  return {
    region: recorder.region,
    name: recorder.name,
    recording: recorder.recording,
    records: recorder.records,
    resourceTypes: recorder.resourceTypes.toSorted(),
    includesGlobalTypes: recorder.includesGlobalTypes,
    lastError: recorder.lastError,
  };
}

export function ruleRow(rule: RuleAssessment) {
  return {
    accountId: rule.accountId,
    region: rule.region,
    name: rule.name,
    arn: rule.arn,
    identifier: rule.identifier,
    owner: rule.owner,
    createdBy: rule.createdBy,
    pack: rule.pack,
    compliance: rule.compliance,
    compliantResources: rule.compliantResources,
    nonCompliantResources: rule.nonCompliantResources,
    severity: rule.severity,
    pillars: rule.pillars.toSorted(),
    responsibility: rule.responsibility,
    classifiedBy: rule.classifiedBy,
    control: rule.control,
    because: rule.because,
    lastEvaluatedAt: rule.lastEvaluatedAt,
    observedAt: rule.observedAt,
  };
}

export function packRow(pack: ConformancePackAssessment) {
  return {
    accountId: pack.accountId,
    region: pack.region,
    name: pack.name,
    id: pack.id,
    compliance: pack.compliance,
    awsScore: pack.awsScore,
    computedScore: cutRatio(pack.computedScore),
    rulesCompliant: pack.rulesCompliant,
    rulesNonCompliant: pack.rulesNonCompliant,
    rulesInsufficientData: pack.rulesInsufficientData,
    rulesNotRead: pack.rulesNotRead,
  };
}

export function controlRow(control: ControlAssessment) {
  return {
    key: control.key,
    identifier: control.identifier,
    parameters: Object.fromEntries(Object.entries(control.parameters).toSorted()),
    title: control.title,
    severity: control.severity,
    pillars: control.pillars.toSorted(),
    primaryPillar: control.primaryPillar,
    focusArea: control.focusArea,
    responsibility: control.responsibility,
    group: control.group,
    classifiedBy: control.classifiedBy,
    placedBecause: control.because,
    status: control.status,
    compliantResources: control.compliantResources,
    nonCompliantResources: control.nonCompliantResources,
    exceptedResources: control.exceptedResources,
    unseen: control.unseen,
    regions: control.regions.toSorted(),
    failingRegions: control.failingRegions.toSorted(),
    packs: control.packs.toSorted(),
    ruleCount: control.ruleCount,
    oldestEvidenceAt: control.oldestEvidenceAt,
  };
}

export function findingGroupRow(group: FindingGroup) {
  return {
    type: group.type,
    title: group.title,
    severity: group.severity,
    severityScore: group.severityScore,
    count: group.count,
    regions: group.regions.toSorted(),
    pillars: group.pillars.toSorted(),
    responsibility: group.responsibility,
    lastSeenAt: group.lastSeenAt,
  };
}

export function pillarRow(pillar: Posture["pillars"][number]) {
  return {
    id: pillar.id,
    status: pillar.status,
    controls: controlCounts(pillar.controls),
    ...ratioMembers(pillar),
    findings: severityCounts(pillar.findings),
  };
}

export function responsibilityRow(item: ResponsibilityAssessment) {
  if (item.side === "aws") {
    return {
      id: item.id,
      side: item.side,
      status: item.status,
      evidence: item.evidence.toSorted(),
    };
  }
  return {
    id: item.id,
    side: item.side,
    status: item.status,
    controls: controlCounts(item.controls),
    ...ratioMembers(item),
    findings: severityCounts(item.findings),
  };
}

export function frameworkRow(framework: FrameworkAssessment) {
  return {
    id: framework.id,
    name: framework.name,
    edition: framework.edition,
    inScope: framework.inScope,
    total: framework.total,
    counts: framework.counts,
    ...ratioMembers(framework),
    controls: byId(framework.controls, (row) => [row.id]).map(requirementRow),
  };
}

function requirementRow(requirement: RequirementAssessment) {
  return {
    id: requirement.id,
    title: requirement.title,
    scope: requirement.scope,
    inScope: requirement.inScope,
    responsibility: requirement.responsibility,
    basis: requirement.basis,
    how: requirement.how,
    components: requirement.components,
    lastReviewedOn: requirement.lastReviewedOn,
    note: requirement.note,
    status: requirement.status,
    awsHalf: requirement.awsHalf,
    rules: requirement.rules.toSorted(),
    controls: requirement.controls.toSorted(),
    failingResources: requirement.failingResources,
    findings: severityCounts(requirement.findings),
    evidence: requirement.evidence.toSorted(),
  };
}

export function acceptableUseRow(item: AcceptableUseAssessment) {
  return {
    id: item.id,
    status: item.status,
    findingTypes: item.findingTypes.toSorted(),
    evidence: item.evidence,
    unclear: item.unclear,
    watches: byId(item.watches, (watch) => [watch.feature]).map((watch) => ({
      feature: watch.feature,
      on: watch.on.toSorted(),
      off: watch.off.toSorted(),
      notRead: watch.notRead.toSorted(),
    })),
  };
}

export function findingCounts(findings: Posture["findings"]) {
  return { ...severityCounts(findings), archived: findings.archived, sample: findings.sample };
}

export function reportRow(report: ReportAssessment) {
  return {
    id: report.id,
    version: report.version,
    name: report.name,
    description: report.description,
    series: report.series,
    category: report.category,
    companyName: report.companyName,
    productName: report.productName,
    state: report.state,
    periodStart: report.periodStart,
    periodEnd: report.periodEnd,
    acceptanceType: report.acceptanceType,
    validity: report.validity,
    validUntil: report.validUntil,
    kinds: report.kinds.toSorted(),
    items: report.items.toSorted(),
  };
}

export function agreementRow(agreement: Agreement) {
  return {
    id: agreement.id,
    name: agreement.name,
    state: agreement.state,
    type: agreement.type,
    effectiveStart: agreement.effectiveStart,
    effectiveEnd: agreement.effectiveEnd,
    holder: agreement.holder,
  };
}

export function exceptionRow(exception: Posture["exceptions"][number]) {
  return {
    id: exception.id,
    control: exception.control,
    resource: exception.resource,
    pattern: exception.pattern,
    reason: exception.reason,
    owner: exception.owner,
    ticket: exception.ticket,
    expiresOn: exception.expiresOn,
    active: exception.active,
  };
}

export function userControlRow(userControl: UserControlAssessment) {
  return {
    id: userControl.id,
    report: userControl.report,
    reference: userControl.reference,
    text: userControl.text,
    criteria: userControl.criteria.toSorted(),
    controls: userControl.controls.toSorted(),
    status: userControl.status,
    isWhole: userControl.isWhole,
    missing: userControl.missing.toSorted(),
    owner: userControl.owner,
    lastReviewedOn: userControl.lastReviewedOn,
    reviewOverdue: userControl.reviewOverdue,
  };
}

export function testWindowRow(window: TestWindow) {
  return {
    id: window.id,
    services: window.services.toSorted(),
    startsAt: window.startsAt,
    endsAt: window.endsAt,
    contact: window.contact,
    note: window.note,
  };
}

function controlCounts(counts: Posture["pillars"][number]["controls"]) {
  return {
    passing: counts.passing,
    failing: counts.failing,
    excepted: counts.excepted,
    notApplicable: counts.notApplicable,
    notEvaluated: counts.notEvaluated,
  };
}

function severityCounts(counts: Posture["pillars"][number]["findings"]) {
  return {
    critical: counts.critical,
    high: counts.high,
    medium: counts.medium,
    low: counts.low,
  };
}

function ratioMembers(ratio: Ratio) {
  return {
    measured: cutRatio(ratio.measured),
    worst: cutRatio(ratio.worst),
    best: cutRatio(ratio.best),
  };
}
