/** How cells look. The numbers are their places in the list below. */
export const styleIds = { text: 0, header: 1, title: 2, heading: 3, quiet: 4 } as const;
/** The name of a style that cells can have. */
export type CellStyle = keyof typeof styleIds;

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/** Demarc's line, deep enough for white letters. */
const brand = "FF0A5A63";

/** Fonts, fills and borders, and the styles made of them: plain wrapped text first, which is the usual one. */
export function stylesXml(): string {
  const fonts = [
    font({ size: 10 }),
    font({ size: 10, isBold: true, colour: "FFFFFFFF" }),
    font({ size: 16, isBold: true }),
    font({ size: 11, isBold: true, colour: brand }),
    font({ size: 10, colour: "FF5A5E65" }),
  ];
  const fills = [
    '<fill><patternFill patternType="none"/></fill>',
    // The format keeps the second place for this one.
    '<fill><patternFill patternType="gray125"/></fill>',
    `<fill><patternFill patternType="solid"><fgColor rgb="${brand}"/><bgColor indexed="64"/></patternFill></fill>`,
  ];
  const styles = [
    style({ font: 0, fill: 0, isWrapped: true }),
    style({ font: 1, fill: 2, isWrapped: true }),
    style({ font: 2, fill: 0, isWrapped: false }),
    style({ font: 3, fill: 0, isWrapped: false }),
    style({ font: 4, fill: 0, isWrapped: true }),
  ];
  return (
    `<styleSheet xmlns="${main}">${list("fonts", fonts)}${list("fills", fills)}` +
    `${list("borders", ["<border><left/><right/><top/><bottom/><diagonal/></border>"])}` +
    `${list("cellStyleXfs", ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'])}` +
    `${list("cellXfs", styles)}` +
    `${list("cellStyles", ['<cellStyle name="Normal" xfId="0" builtinId="0"/>'])}</styleSheet>`
  );
}

function list(name: string, members: readonly string[]): string {
  return `<${name} count="${members.length}">${members.join("")}</${name}>`;
}

function font(of: {
  readonly size: number;
  readonly isBold?: boolean;
  readonly colour?: string;
}): string {
  const colour = of.colour === undefined ? "" : `<color rgb="${of.colour}"/>`;
  return `<font>${of.isBold ? "<b/>" : ""}<sz val="${of.size}"/>${colour}<name val="Calibri"/><family val="2"/></font>`;
}

function style(of: {
  readonly font: number;
  readonly fill: number;
  readonly isWrapped: boolean;
}): string {
  return (
    `<xf numFmtId="0" fontId="${of.font}" fillId="${of.fill}" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">` +
    `<alignment vertical="top"${of.isWrapped ? ' wrapText="1"' : ""}/></xf>`
  );
}
