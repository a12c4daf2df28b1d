import "server-only";
import { cookies } from "next/headers";

/** A column that a person may leave out. */
export interface ChosenColumn {
  /** Lower-case words with hyphens. */
  readonly id: string;
  readonly name: string;
}

/** The cookie that remembers which columns of a list are left out. */
export function columnCookie(list: string): string {
  return `columns.${list}`;
}

/** The columns of a list that somebody left out in this browser. */
export async function hiddenColumns(list: string): Promise<ReadonlySet<string>> {
  const value = (await cookies()).get(columnCookie(list))?.value ?? "";
  return new Set(value.split(".").filter((id) => id !== ""));
}
