/** One document being written: where on which page, and where in the structure. */
import PDFDocument from "pdfkit";
import type {} from "./pdfkit-types.ts";
import type { ReportFonts } from "./report-fonts.ts";
import { type Style, Typesetter } from "./typesetter.ts";

/** A4 in points, and what is kept free. */
export const sheet = { width: 595.28, height: 841.89, left: 44, top: 62, bottom: 792 } as const;
/** In points, between the margins. */
export const textWidth = sheet.width - 2 * sheet.left;

type Element = PDFKit.PDFStructureElement;

/** The document and the pen: all places are in points, from the top left of the page. */
export class Paper {
  readonly document: PDFKit.PDFDocument;
  readonly type: Typesetter;
  y: number = sheet.top;
  readonly #root: Element;
  #parent: Element;

  constructor(title: string, generatedAt: string, fonts: ReportFonts) {
    // pdfkit knows PDF/UA and can be told to open no font of its own, though its types do not say so. A
    // font given here as well as by name would be parsed anew for every word.
    const beyondItsTypes: object = { font: null, subset: "PDF/UA" };
    this.document = new PDFDocument({
      size: [sheet.width, sheet.height],
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      pdfVersion: "1.7",
      tagged: true,
      lang: "en-GB",
      displayTitle: true,
      info: {
        Title: title,
        Author: "Demarc",
        Creator: "Demarc",
        Producer: "Demarc, with PDFKit",
        CreationDate: new Date(generatedAt),
        ModDate: new Date(generatedAt),
      },
      ...beyondItsTypes,
    });
    this.type = new Typesetter(this.document, fonts);
    this.#root = this.document.struct("Document");
    this.document.addStructure(this.#root);
    this.#parent = this.#root;
    this.newPage();
  }

  newPage(): void {
    this.document.addPage();
    this.y = sheet.top;
  }

  /** A new page unless so much still fits on this one. */
  need(height: number): boolean {
    if (this.y + height <= sheet.bottom) return false;
    this.newPage();
    return true;
  }

  /** What is drawn within stands under a new element of this kind. */
  within(
    kind: string,
    draw: () => void,
    options: PDFKit.Mixins.StructureElementOptions = {},
  ): void {
    const element = this.document.struct(kind, options);
    const outer = this.#parent;
    outer.add(element);
    this.#parent = element;
    draw();
    this.#parent = outer;
    element.end();
  }

  /** What is drawn is the content of a new element of this kind; it has to stay on the page. */
  content(
    kind: string,
    draw: () => void,
    options: PDFKit.Mixins.StructureElementOptions = {},
  ): void {
    this.#parent.add(this.document.struct(kind, options, draw));
  }

  /** What is drawn is there for the eye alone. */
  artifact(draw: () => void, type: "Layout" | "Pagination" = "Layout"): void {
    this.document.markContent("Artifact", { type });
    draw();
    this.document.endMarkedContent();
  }

  /** Text over the whole width or a part of it, on as many pages as it needs; moves down by its height. */
  say(
    kind: string,
    words: string,
    style: Style,
    { x = sheet.left, width = textWidth, before = 0, after = 0, most = 60 }: Room = {},
  ): void {
    const set = this.type.set(words, style, width, most);
    if (this.y > sheet.top) this.y += before;
    this.need(set.height);
    this.content(kind, () => this.type.draw(set, x, this.y));
    this.y += set.height + after;
  }

  bookmark(title: string): void {
    const at = { top: this.y - 8, left: sheet.width };
    this.document.outline.addItem(title, at);
  }

  end(): void {
    this.#root.end();
    this.document.end();
  }
}

interface Room {
  readonly x?: number;
  readonly width?: number;
  readonly before?: number;
  readonly after?: number;
  readonly most?: number;
}
