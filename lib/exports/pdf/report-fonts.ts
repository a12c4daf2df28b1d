/** The project's own faces, and what stands in where they have no letter. As files: TrueType or WOFF. */
export interface ReportFonts {
  readonly regular: Uint8Array;
  readonly medium: Uint8Array;
  readonly semibold: Uint8Array;
  readonly mono: Uint8Array;
  /** Read only when some letter needs it: it is large. */
  readonly fallback: () => Uint8Array;
}
