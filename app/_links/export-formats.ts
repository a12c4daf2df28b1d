/** The files that can be taken along, as menus and the search name them. */
export const exportFormats = [
  {
    format: "json",
    name: "JSON",
    holds: "the whole posture, for programs",
    ofPart: "the posture so narrowed, for programs",
  },
  {
    format: "csv",
    name: "CSV",
    holds: "failing resources, active findings and what was not seen, for a spreadsheet",
    ofPart: "its failing resources, active findings and what was not seen, for a spreadsheet",
  },
  {
    format: "md",
    name: "Markdown",
    holds: "the summary, for people",
    ofPart: "its summary, for people",
  },
  {
    format: "pdf",
    name: "PDF",
    holds: "a summary on one page, then everything, to sign and to print",
    ofPart: "its summary on one page, then all of it, to sign and to print",
  },
  {
    format: "html",
    name: "HTML",
    holds: "the same as one file that opens offline and filters",
    ofPart: "the same as one file that opens offline and filters",
  },
  {
    format: "ocsf",
    name: "OCSF",
    holds: "every evaluation and finding as events, for a SIEM",
    ofPart: "its evaluations and findings as events, for a SIEM",
  },
  {
    format: "oscal",
    name: "OSCAL",
    holds: "assessment results by standard, for a GRC tool",
    ofPart: "its assessment results by standard, for a GRC tool",
  },
  {
    format: "matrix",
    name: "Responsibility matrix",
    holds: "every standard in a workbook: whose job, on what evidence, where it stands",
    ofPart: "as a workbook: whose job, on what evidence, where it stands",
  },
  {
    format: "bundle",
    name: "Bundle",
    holds: "a zip for the auditor: all evidence, with its sums",
    ofPart: "a zip for the auditor: its evidence, with its sums",
  },
] as const;
