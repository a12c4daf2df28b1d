/** The files that can be taken along, as menus and the search name them. */
export const exportFormats = [
  { format: "json", name: "JSON", holds: "the whole posture, for programs" },
  {
    format: "csv",
    name: "CSV",
    holds: "failing resources, active findings and what was not seen, for a spreadsheet",
  },
  { format: "md", name: "Markdown", holds: "the summary, for people" },
] as const;
