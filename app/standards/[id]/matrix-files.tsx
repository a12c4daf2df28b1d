import type { Standard } from "../../../lib/posture/standard.ts";
import { matrixFileHref } from "../../_links/hrefs.ts";

/** The whole standard to take along, for who asks who does what. */
export function MatrixFiles({ standard: { id } }: { readonly standard: Pick<Standard, "id"> }) {
  return (
    <p className="mt-1 print:hidden">
      Responsibility matrix, whole:{" "}
      <a className="link font-medium" download href={matrixFileHref(id, "xlsx")}>
        workbook (XLSX)
      </a>
      ,{" "}
      <a className="link font-medium" download href={matrixFileHref(id, "csv")}>
        CSV
      </a>
    </p>
  );
}
