import type { Standard } from "../../../lib/posture/standard.ts";
import type { HeadingLine, Line, RequirementLine, Section } from "../standard-sections.ts";
import { MatrixRequirement } from "./matrix-requirement.tsx";
import type { MatrixRow } from "./matrix-rows.ts";

/** Columns in percent; requirement 12.8.5 of PCI DSS asks for three more of its list. */
const plain = ["w-[34%]", "w-[27%]", "w-[14%]", "w-[25%]"] as const;
const withReview = ["w-[22%]", "w-[20%]", "w-[11%]", "w-[14%]", "w-[18%]", "w-[8%]", "w-[7%]"];

/** The first says the rest in short. */
const shownOnPhones: ReadonlySet<string> = new Set(["Requirement", "Status"]);

/** Whether a standard's matrix has components, attestation and review of each requirement. */
export function hasReview({ id, rows }: Pick<Standard, "id" | "rows">): boolean {
  return (
    id.startsWith("pci-dss") ||
    rows.some((row) => row.assessable && (row.components ?? row.lastReviewedOn) !== null)
  );
}

/** The requirements of one chapter as a table; headings inside it begin groups of rows. */
export function MatrixTable({
  section,
  standard,
  read,
}: {
  readonly section: Section;
  readonly standard: Standard;
  readonly read: (line: RequirementLine) => MatrixRow;
}) {
  const reviewed = hasReview(standard);
  const names = [
    "Requirement",
    "Whose job, and how",
    "Status",
    "Evidence",
    ...(reviewed ? ["AWS’s attestation", "Components", "Reviewed"] : []),
  ];
  const widths = reviewed ? withReview : plain;
  return (
    <table className="data-table w-full text-sm md:table-fixed print:table-fixed print:[&_:is(th,td)]:px-1">
      <caption className="sr-only">{`${section.id} ${section.title}`}</caption>
      <thead>
        <tr>
          {names.map((name, index) => (
            <th
              className={`text-left ${widths[index] ?? ""} ${shownOnPhones.has(name) ? "" : "max-md:hidden print:table-cell"}`}
              key={name}
              scope="col"
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {groupsOf(section.lines).map(({ heading, lines }) => (
        <tbody key={heading?.row.id ?? "first"}>
          {heading !== null && <HeadingRow columns={names.length} line={heading} />}
          {lines.map((line) => (
            <MatrixRequirement
              key={line.row.id}
              reviewed={reviewed}
              row={read(line)}
              standard={standard}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface Group {
  readonly heading: HeadingLine | null;
  readonly lines: RequirementLine[];
}

/** Each heading with the requirements up to the next; those before any heading come first. */
export function groupsOf(lines: readonly Line[]): Group[] {
  const groups: Group[] = [];
  for (const line of lines) {
    if (line.kind === "heading") groups.push({ heading: line, lines: [] });
    else {
      const last = groups.at(-1) ?? { heading: null, lines: [] };
      if (groups.length === 0) groups.push(last);
      last.lines.push(line);
    }
  }
  return groups;
}

function HeadingRow({ line, columns }: { readonly line: HeadingLine; readonly columns: number }) {
  return (
    <tr className="bg-shaft">
      <th className="scroll-mt-14" colSpan={columns} id={`section-${line.row.id}`} scope="rowgroup">
        <span className="mr-1.5 font-mono text-mute text-xs">{line.row.id}</span>
        <span className="font-medium">{line.row.title}</span>
      </th>
    </tr>
  );
}
