/** What the keyboard does, as the help tells it. */
export interface KeyGroup {
  readonly where: string;
  readonly keys: readonly { readonly key: readonly string[]; readonly does: string }[];
}

/** Keys by where they work. */
export const keyGroups: readonly KeyGroup[] = [
  {
    where: "Everywhere",
    keys: [
      { key: ["Ctrl K", "⌘ K"], does: "search, go anywhere, do anything" },
      { key: ["/"], does: "into the search of the list, or of everything" },
      { key: ["?"], does: "this help" },
      { key: ["Esc"], does: "close what is open" },
    ],
  },
  {
    where: "In lists",
    keys: [
      { key: ["j", "k"], does: "next row, row before; an open panel follows" },
      { key: ["Enter"], does: "open the row beside its list" },
      { key: ["Esc"], does: "close the panel, or leave a field" },
    ],
  },
];
