// Asks a running dashboard for its pages. Ends with 1 unless each answers 200.
const [, , address] = process.argv;

const pages = [
  "/",
  "/controls",
  "/findings",
  "/evidence",
  "/coverage",
  "/packs",
  "/exports/json",
  "/healthz",
];

/** Exports are of a snapshot: the first collection must have ended. */
const patienceSeconds = 180;

const deadline = Date.now() + patienceSeconds * 1000;
while (Date.now() < deadline) {
  const { collectedAt } = await (await fetch(`${address}/healthz`)).json();
  if (collectedAt !== null) break;
  await new Promise((resolve) => setTimeout(resolve, 1000));
}

let failed = 0;
for (const page of pages) {
  const response = await fetch(address + page);
  const { length } = await response.text();
  process.stdout.write(`${response.status} ${page} (${length} characters)\n`);
  if (response.status !== 200) failed = 1;
}
process.exit(failed);
