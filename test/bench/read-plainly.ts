/** The yardstick of the exports: every current evaluation of a store, read one by one, and nothing made of it. */
import { DatabaseSync } from "node:sqlite";

const [, , file = ""] = process.argv;
const database = new DatabaseSync(file, { readOnly: true });
let rows = 0;
for (const _row of database.prepare("select * from evaluations where valid_to is null").iterate())
  rows += 1;
database.close();
process.stdout.write(`${rows}\n`);
