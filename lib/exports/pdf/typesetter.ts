/** Text in lines: faces, letters that a face lacks, and where a line breaks. */
import { type Colour, colours } from "./paper-colours.ts";
import type { ReportFonts } from "./report-fonts.ts";

/** The faces of the report; a fifth steps in for letters that these lack. */
export type Face = "regular" | "medium" | "semibold" | "mono";

/** How text is set; the size is in points. */
export interface Style {
  readonly face: Face;
  readonly size: number;
  readonly colour: Colour;
}

interface Run {
  readonly face: Face | "fallback";
  readonly text: string;
}

/** Text that fits one line, in pieces of one face; the width is in points. */
export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
}

/** Text with its place. */
export interface SetText {
  readonly lines: readonly Line[];
  readonly style: Style;
  readonly leading: number;
  readonly height: number;
}

type Document = PDFKit.PDFDocument;

/** Where a name that is too long for a line is broken, when it has such a place. */
const breakAfter = /[/:_.,;=&~-]/;
/** Letters of scripts that put no space between words. */
const standsAlone =
  /[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFF00-\uFFEF]|[\uD840-\uD8BF][\uDC00-\uDFFF]/;

/** Measures text with the fonts of one document, and breaks it into lines; widths are in points. */
export class Typesetter {
  readonly #document: Document;
  readonly #fonts: ReportFonts;
  readonly #faces = new Map<string, Map<string, boolean>>();
  #hasFallback = false;

  constructor(document: Document, fonts: ReportFonts) {
    this.#document = document;
    this.#fonts = fonts;
    for (const face of ["regular", "medium", "semibold", "mono"] as const)
      document.registerFont(face, fonts[face]);
  }

  /** @param most lines; what is left out of the last is told by an ellipsis */
  set(text: string, style: Style, width: number, most = Number.POSITIVE_INFINITY): SetText {
    const lines = this.#linesOf(text, style, width);
    const shown = lines.length <= most ? lines : this.#cut(lines, most, style, width);
    const leading = Math.round(style.size * 1.32 * 4) / 4;
    return { lines: shown, style, leading, height: shown.length * leading };
  }

  widthOf(text: string, style: Style): number {
    return this.#runsOf(text, style.face).reduce((sum, run) => sum + this.#runWidth(run, style), 0);
  }

  draw(set: SetText, x: number, y: number, { width, align }: Placing = {}): void {
    const { style, leading, lines } = set;
    let baseline = y + leading / 2 + style.size * 0.355;
    for (const line of lines) {
      let at = align === "end" && width !== undefined ? x + width - line.width : x;
      for (const run of line.runs) {
        this.#choose(run.face, style.size)
          .fillColor(colours[style.colour])
          .text(run.text, at, baseline, { lineBreak: false, baseline: "alphabetic" });
        at += this.#runWidth(run, style);
      }
      baseline += leading;
    }
  }

  #choose(face: Run["face"], size: number): Document {
    if (face === "fallback" && !this.#hasFallback) {
      this.#document.registerFont("fallback", this.#fonts.fallback());
      this.#hasFallback = true;
    }
    return this.#document.font(face).fontSize(size);
  }

  #runWidth({ face, text }: Run, { size }: Style): number {
    return this.#choose(face, size).widthOfString(text);
  }

  #linesOf(text: string, style: Style, width: number): Line[] {
    const lines: Line[] = [];
    let line = "";
    let lineWidth = 0;
    const end = () => {
      // The space at its end is kept: whoever copies or hears the text must not join two words.
      const width = this.widthOf(line.trimEnd(), style);
      lines.push({ runs: this.#runsOf(line, style.face), width });
      line = "";
      lineWidth = 0;
    };
    for (const piece of piecesOf(text)) {
      const pieceWidth = this.widthOf(piece.trimEnd(), style);
      if (lineWidth > 0 && lineWidth + pieceWidth > width) end();
      if (pieceWidth <= width) {
        line += piece;
        lineWidth += this.widthOf(piece, style);
        continue;
      }
      for (const part of this.#broken(piece, style, width)) {
        if (line !== "") end();
        line = part;
        lineWidth = this.widthOf(part, style);
      }
    }
    if (line !== "" || lines.length === 0) end();
    return lines;
  }

  /** A word that no line holds, in parts that do. */
  #broken(word: string, style: Style, width: number): string[] {
    const parts: string[] = [];
    let part = "";
    let partWidth = 0;
    for (const letter of word) {
      const letterWidth = this.widthOf(letter, style);
      if (part !== "" && partWidth + letterWidth > width) {
        const at = lastBreakIn(part);
        parts.push(part.slice(0, at));
        part = part.slice(at);
        partWidth = this.widthOf(part, style);
      }
      part += letter;
      partWidth += letterWidth;
    }
    return [...parts, part];
  }

  #cut(lines: readonly Line[], most: number, style: Style, width: number): Line[] {
    const last = lines[most - 1];
    const letters = [...(last?.runs.map(({ text }) => text).join("") ?? "")];
    while (letters.length > 0 && this.widthOf(`${letters.join("").trimEnd()}…`, style) > width)
      letters.pop();
    const said = `${letters.join("").trimEnd()}…`;
    const cut = { runs: this.#runsOf(said, style.face), width: this.widthOf(said, style) };
    return [...lines.slice(0, most - 1), cut];
  }

  /** Each letter in the face that has it; one that none has is written as its code point. */
  #runsOf(text: string, face: Face): Run[] {
    const runs: { face: Run["face"]; text: string }[] = [];
    for (const letter of text) {
      const of = this.#faceOf(letter, face);
      const said = of === null ? codePointOf(letter) : letter;
      const last = runs.at(-1);
      if (last !== undefined && last.face === (of ?? face)) last.text += said;
      else runs.push({ face: of ?? face, text: said });
    }
    return runs;
  }

  #faceOf(letter: string, face: Face): Run["face"] | null {
    if (letter >= " " && letter <= "~") return face;
    if (this.#has(face, letter)) return face;
    return this.#has("fallback", letter) ? "fallback" : null;
  }

  #has(face: Run["face"], letter: string): boolean {
    const known = this.#faces.get(face) ?? new Map<string, boolean>();
    this.#faces.set(face, known);
    const found = known.get(letter) ?? hasLetter(this.#choose(face, 10), letter);
    known.set(letter, found);
    return found;
  }
}

interface Placing {
  readonly width?: number;
  readonly align?: "end" | undefined;
}

/** Words with the space after them; letters of scripts without spaces each for itself. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let word = "";
  for (const letter of text) {
    if (standsAlone.test(letter)) {
      if (word !== "") pieces.push(word);
      pieces.push(letter);
      word = "";
    } else {
      word += letter;
      if (letter === " ") {
        pieces.push(word);
        word = "";
      }
    }
  }
  return word === "" ? pieces : [...pieces, word];
}

/** After the last sign that parts a name, when that is in its second half. */
function lastBreakIn(part: string): number {
  for (let at = part.length; at > part.length / 2; at--)
    if (breakAfter.test(part.charAt(at - 1))) return at;
  return part.length;
}

function codePointOf(letter: string): string {
  return `[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;
}

/** The parsed font under pdfkit's: its types leave it out. */
interface WithParsedFont {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

function hasLetter(document: Document, letter: string): boolean {
  // As above: nothing that is public tells which letters a face has.
  const { _font } = document as unknown as WithParsedFont;
  return _font.font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
}
