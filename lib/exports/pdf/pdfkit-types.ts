/** What pdfkit 0.20 knows and its types do not say yet. */
declare global {
  namespace PDFKit {
    interface PDFOutline {
      /** `top` and `left` in points, the one from the upper, the other from the right edge. */
      addItem(title: string, to: { readonly top: number; readonly left: number }): PDFOutline;
    }
  }
  namespace PDFKit.Mixins {
    interface StructureElementOptions {
      /** Of a table's header cell. */
      scope?: "Column" | "Row";
      /** Of a figure, in points from the upper left corner. */
      bbox?: readonly [number, number, number, number];
    }
  }
}

export {};
