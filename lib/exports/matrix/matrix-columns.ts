/** The columns of a responsibility matrix: what PCI DSS 12.8.5 asks for, and where it stands here. */

/** Names are those of the CSV; a sheet of the workbook has headings for people. */
export const matrixColumns = [
  { name: "row_type", heading: "Row", width: 13 },
  { name: "requirement", heading: "Requirement", width: 14 },
  { name: "title", heading: "Title, in Demarc’s words", width: 34 },
  { name: "in_scope", heading: "In scope", width: 9 },
  { name: "managed_by", heading: "Managed by", width: 11 },
  { name: "how_shared", heading: "How it is shared, and who does each part", width: 46 },
  { name: "basis", heading: "Basis of the split", width: 17 },
  { name: "components", heading: "Related system components", width: 26 },
  { name: "provider", heading: "Provider", width: 17 },
  { name: "provider_services", heading: "Its services, of the resources judged", width: 22 },
  { name: "aws_evidence", heading: "AOC or report: reference and version", width: 38 },
  { name: "aws_evidence_period", heading: "Its period", width: 25 },
  { name: "aws_evidence_validity", heading: "Its validity", width: 22 },
  { name: "aws_half", heading: "AWS’s half", width: 14 },
  { name: "status", heading: "Status here", width: 16 },
  { name: "rules_deployed", heading: "Rules that are evidence: deployed", width: 11 },
  { name: "rules_offered", heading: "Rules that are evidence: offered", width: 11 },
  { name: "rules", heading: "Deployed controls", width: 36 },
  { name: "rules_missing", heading: "Rules not deployed", width: 30 },
  { name: "failing_resources", heading: "Failing resources, each once", width: 11 },
  { name: "findings", heading: "Active findings against it", width: 11 },
  { name: "exceptions", heading: "Exceptions in force", width: 36 },
  { name: "not_seen", heading: "Not seen", width: 36 },
  { name: "remark", heading: "Demarc’s remark", width: 30 },
  { name: "note", heading: "Reviewer’s note", width: 36 },
  { name: "last_reviewed_on", heading: "Last reviewed on", width: 12 },
  { name: "reviewer", heading: "Reviewer", width: 16 },
  { name: "owner", heading: "Owner of the user control", width: 16 },
  { name: "control_notes", heading: "Notes on its controls", width: 36 },
] as const;

/** The name of a column, as in the head of the CSV. */
export type MatrixColumn = (typeof matrixColumns)[number]["name"];

/** One line, by the names of its columns; what is missing stays empty. */
export type MatrixRow = Readonly<Partial<Record<MatrixColumn, string | number | null>>>;
