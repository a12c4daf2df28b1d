import { describe, expect, test } from "vitest";
import { type ListRow, listToCsv } from "../../lib/exports/list-to-csv.ts";
import { aPosture } from "../builders/a-posture.ts";
import { hostileTexts } from "./hostile-texts.ts";
import { readCsvRecords } from "./read-csv.ts";

const posture = aPosture();

async function written(rows: Parameters<typeof listToCsv>[0]["rows"]): Promise<string[]> {
  const pieces: string[] = [];
  for await (const piece of listToCsv({ posture, columns: ["name", "count"], rows })) {
    pieces.push(piece);
  }
  return pieces;
}

describe("a list as CSV", () => {
  test("says on every line whose it is and of when", async () => {
    const rows = readCsvRecords(
      (await written([{ name: "a", count: 1 }, { name: null }])).join(""),
    );
    expect(rows).toEqual([
      {
        account_id: posture.account.id,
        sample_account: "yes, a sample account",
        as_of: posture.asOf,
        name: "a",
        count: "1",
      },
      expect.objectContaining({ account_id: posture.account.id, name: "", count: "" }),
    ]);
  });

  test("has its head even when nothing is in it", async () => {
    expect(await written([])).toEqual(["account_id,sample_account,as_of,name,count\n"]);
  });

  test("holds no cell that a spreadsheet would run, nor a character that hides", async () => {
    const some = [hostileTexts.formula, hostileTexts.rightToLeft, 'a,b\n"c"'];
    // More than one piece: the last one is written by another hand than those before it.
    const names = [...some, ...Array.from({ length: 600 }, (_, index) => `row ${index}`), ...some];
    const text = (await written(names.map((name) => ({ name })))).join("");
    const cells = readCsvRecords(text).map(({ name }) => name);
    expect(cells).toHaveLength(names.length);
    for (const [formula, hidden, quoted] of [cells.slice(0, 3), cells.slice(-3)]) {
      expect(formula).toBe(`'${hostileTexts.formula}`);
      expect(hidden).toContain("[U+202E]");
      expect(quoted).toBe('a,b "c"');
    }
  });

  test("comes in pieces, and asks for no more rows than it has written", async () => {
    let asked = 0;
    function* many(): Generator<ListRow> {
      for (; asked < 100_000; asked += 1) yield { name: `row ${asked}` };
    }
    const pieces = listToCsv({ posture, columns: ["name"], rows: many() });
    await pieces.next();
    expect(asked).toBeLessThan(1_000);
    await pieces.return(undefined);
  });

  test("breaks off when its rows do: half a file is no whole one", async () => {
    async function* failing(): AsyncGenerator<ListRow> {
      yield { name: "a" };
      throw new Error("the store is gone");
    }
    await expect(written(failing())).rejects.toThrow("the store is gone");
  });
});
