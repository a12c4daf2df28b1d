/**
 * A workbook as spreadsheets open it (Office Open XML): a few parts of XML in a zip. What is written depends
 * on the sheets alone, no clock and no machine, so that two of the same are equal byte for byte.
 */
import { strToU8, type Zippable, zipSync } from "fflate";
import { xmlText } from "./cell-text.ts";
import { columnName, type Sheet, sheetXml } from "./sheet-xml.ts";
import { stylesXml } from "./styles-xml.ts";

/** The earliest a zip can say, in the local time that zips are in: the same bytes in every zone. */
const noTime = new Date(1980, 0, 1);

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006";
const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** @param sheets at least one, each under a name of its own */
export function writeWorkbook(sheets: readonly Sheet[]): Uint8Array {
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": contentTypes(sheets),
    "_rels/.rels": relationships([{ type: `${office}/officeDocument`, target: "xl/workbook.xml" }]),
    "xl/workbook.xml": workbookXml(sheets),
    "xl/_rels/workbook.xml.rels": relationships([
      ...sheets.map((_, at) => ({
        type: `${office}/worksheet`,
        target: `worksheets/sheet${at + 1}.xml`,
      })),
      { type: `${office}/styles`, target: "styles.xml" },
    ]),
    "xl/styles.xml": stylesXml(),
    ...Object.fromEntries(
      sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, at === 0)]),
    ),
  };
  const zippable: Zippable = Object.fromEntries(
    Object.entries(parts).map(([path, xml]) => [path, strToU8(`${xmlHead}${xml}`)]),
  );
  return zipSync(zippable, { level: 6, mtime: noTime });
}

function contentTypes(sheets: readonly Sheet[]): string {
  const overrides = [
    ["/xl/workbook.xml", `${spreadsheet}.sheet.main+xml`],
    ["/xl/styles.xml", `${spreadsheet}.styles+xml`],
    ...sheets.map((_, at) => [`/xl/worksheets/sheet${at + 1}.xml`, `${spreadsheet}.worksheet+xml`]),
  ].map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`);
  return (
    `<Types xmlns="${packaged}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join("")}</Types>`
  );
}

function relationships(to: readonly { readonly type: string; readonly target: string }[]): string {
  const lines = to.map(
    ({ type, target }, at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packaged}/relationships">${lines.join("")}</Relationships>`;
}

/** Names the sheets; those with columns have their first row on every printed page, and can be filtered. */
function workbookXml(sheets: readonly Sheet[]): string {
  const names = sheets.map(
    ({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const defined = sheets.flatMap(({ name, header, rows }, at) => {
    if (header === undefined) return [];
    const sheet = xmlText(`'${name.replaceAll("'", "''")}'`);
    const last = `$${columnName(header.length - 1)}$${rows.length + 1}`;
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${sheet}!$A$1:${last}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${sheet}!$1:$1</definedName>`,
    ];
  });
  const definedNames =
    defined.length === 0 ? "" : `<definedNames>${defined.join("")}</definedNames>`;
  return (
    `<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView/></bookViews>` +
    `<sheets>${names.join("")}</sheets>${definedNames}</workbook>`
  );
}
