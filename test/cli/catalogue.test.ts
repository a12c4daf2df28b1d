import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readCsvRecords } from "../exports/read-csv.ts";
import { validateCatalogue } from "../exports/validate-catalogue.ts";
import { demarcHere } from "./demarc-here.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarc-catalogue-"));
});

afterAll(() => rm(folder, { recursive: true }));

/** What was printed already: the same question has the same answer, which a test of its own holds. */
const printed = new Map<string, Promise<string>>();

function catalogue(...parameters: string[]): Promise<string> {
  const question = parameters.join(" ");
  const known = printed.get(question) ?? print(parameters);
  printed.set(question, known);
  return known;
}

/** With nothing of AWS in reach and a store that cannot be: neither is asked for. */
async function print(parameters: readonly string[]): Promise<string> {
  const ran = await demarcHere(["catalogue", ...parameters], {
    DEMARC_STORE: join(folder, "never-made"),
    AWS_ENDPOINT_URL: "http://127.0.0.1:9",
  });
  expect(ran).toMatchObject({ code: 0, stderr: "" });
  expect(await readdir(folder)).not.toContain("never-made");
  return ran.stdout;
}

interface Entry {
  readonly [member: string]: unknown;
  readonly controls: readonly string[];
}

async function entries(...parameters: string[]): Promise<Entry[]> {
  return JSON.parse(await catalogue(...parameters));
}

describe("demarc catalogue", () => {
  test("prints every managed rule as JSON, as its schema says, in order of identifier", async () => {
    const rules = await entries();
    expect(validateCatalogue("rules", rules)).toEqual([]);
    expect(rules).toHaveLength(825);
    const identifiers = rules.map(({ identifier }) => String(identifier));
    expect(identifiers).toEqual([...new Set(identifiers)].sort());
  });

  test("gives the same bytes each time", async () => {
    expect(await catalogue("--format", "json")).toBe(await catalogue());
  });

  test("says each requirement once, and by whom it is said", async () => {
    const rules = await entries("--standard", "pci-dss-4.0.1");
    expect(rules.length).toBeGreaterThan(100);
    for (const { controls, controlsBy } of rules) {
      expect(controls.some((id) => id.startsWith("pci-dss-4.0.1:"))).toBe(true);
      expect(Object.values(Object(controlsBy)).flat().sort()).toEqual(controls);
    }
  });

  test("--kind findings prints every finding type, retired ones too", async () => {
    const types = await entries("--kind", "findings");
    expect(validateCatalogue("findingTypes", types)).toEqual([]);
    const standing = (word: string) => types.filter((type) => type.standing === word);
    expect(standing("active")).toHaveLength(204);
    expect(standing("custom-rule")).toHaveLength(25);
    expect(standing("retired")).toHaveLength(21);
  });

  test("--kind findings of a standard are those that contradict something in it", async () => {
    const types = await entries("--kind", "findings", "--standard", "hipaa-security");
    expect(types.map(({ family }) => family)).toContain("exfiltration");
    expect(types.map(({ family }) => family)).not.toContain("penetration-testing");
  });

  test("--kind standards prints each whole, requirements without a rule too", async () => {
    const standards = JSON.parse(await catalogue("--kind", "standards"));
    expect(validateCatalogue("standards", standards)).toEqual([]);
    expect(
      standards.map((standard: { id: string; requirements: unknown[] }) => [
        standard.id,
        standard.requirements.length,
      ]),
    ).toEqual([
      ["cis-aws-1.4.0", 58],
      ["cis-aws-3.0.0", 62],
      ["cis-aws-5.0.0", 63],
      ["hipaa-security", 68],
      ["iso-27001-2022", 93],
      ["nist-800-53-r5", 231],
      ["pci-dss-4.0.1", 280],
      ["soc-2-2017", 61],
      ["well-architected", 307],
    ]);
  });

  test("the place of a question in a pack is no managed rule, and in no list of them", async () => {
    for (const kind of ["rules", "standards"])
      expect(await catalogue("--kind", kind)).not.toContain("AWS_CONFIG_PROCESS_CHECK");
    const asked = JSON.parse(await catalogue("--classify", "AWS_CONFIG_PROCESS_CHECK"));
    expect(asked.controls).toEqual([]);
  });

  test("rules and standards name each other", async () => {
    const rules = await entries("--standard", "soc-2-2017");
    const [soc2] = JSON.parse(await catalogue("--kind", "standards", "--standard", "soc-2-2017"));
    const said = rules.flatMap(({ identifier, controls }) =>
      controls.filter((id) => id.startsWith("soc-2-2017:")).map((id) => `${id} ${identifier}`),
    );
    const listed = [...soc2.headings, ...soc2.requirements].flatMap(
      (row: { id: string; rules: Record<string, string[]> }) =>
        Object.values(row.rules)
          .flat()
          .map((identifier) => `soc-2-2017:${row.id} ${identifier}`),
    );
    expect(listed.length).toBeGreaterThan(100);
    expect(listed.sort()).toEqual(said.sort());
  });

  test("--format csv has a line for each rule", async () => {
    expect(readCsvRecords(await catalogue("--format", "csv"))).toHaveLength(825);
  });

  test("--format csv of standards has a line for each requirement", async () => {
    const csv = await catalogue(
      "--format",
      "csv",
      "--kind",
      "standards",
      "--standard",
      "hipaa-security",
    );
    expect(readCsvRecords(csv)).toHaveLength(68);
  });

  test.for([
    ["rules", "# Managed rules of AWS Config"],
    ["findings", "# GuardDuty's finding types"],
    ["standards", "# Standards"],
  ] as const)("--format md of %s is a page to read", async ([kind, heading]) => {
    expect(await catalogue("--format", "md", "--kind", kind)).toMatch(new RegExp(`^${heading}\n`));
  });
});

describe("demarc catalogue --classify", () => {
  test("a managed identifier gives its own entry", async () => {
    const name = "S3_BUCKET_VERSIONING_ENABLED";
    const asked = JSON.parse(await catalogue("--classify", name));
    const rules = await entries();
    expect(asked).toEqual({ name, ...rules.find(({ identifier }) => identifier === name) });
  });

  test("AWS's own name of a managed rule gives that rule's entry too", async () => {
    const name = "s3-bucket-versioning-enabled";
    const asked = JSON.parse(await catalogue("--classify", name));
    expect(validateCatalogue("classified", asked)).toEqual([]);
    expect(asked).toMatchObject({
      name,
      identifier: "S3_BUCKET_VERSIONING_ENABLED",
      classifiedBy: "catalogue",
    });
  });

  test("AWS's own name with a type the rule does not judge is a custom rule's", async () => {
    const asked = JSON.parse(
      await catalogue("--classify", "s3-bucket-versioning-enabled", "--type", "AWS::IAM::Role"),
    );
    expect(asked).toMatchObject({ identifier: null, controls: [] });
  });

  test("a name the catalogue does not know gives one entry that says why it stands where it does", async () => {
    const asked = JSON.parse(await catalogue("--classify", "northwind-blue-elephant"));
    expect(validateCatalogue("classified", asked)).toEqual([]);
    expect(asked).toMatchObject({
      name: "northwind-blue-elephant",
      identifier: null,
      pillars: [],
      classifiedBy: "none",
    });
    expect(asked.because).toMatch(/\S\.$/);
  });

  test("--type is a resource type it judges", async () => {
    const type = "AWS::S3::Bucket";
    const asked = JSON.parse(await catalogue("--classify", "northwind-check", "--type", type));
    expect(validateCatalogue("classified", asked)).toEqual([]);
    expect(asked.resourceTypes).toEqual([type]);
    expect(["rule_of_thumb", "none"]).toContain(asked.classifiedBy);
  });

  test("an identifier of AWS's that is not known yet is said to be that, no custom rule", async () => {
    const asked = JSON.parse(await catalogue("--classify", "BLUE_ELEPHANT_PRESENT"));
    expect(asked.identifier).toBe("BLUE_ELEPHANT_PRESENT");
    expect(asked.meaning).not.toContain("custom rule");
  });

  test("a hostile name is text in every form", async () => {
    const name = '=HYPERLINK("https://evil.example")<script>';
    const csv = await catalogue("--classify", name, "--format", "csv");
    expect(readCsvRecords(csv)).toHaveLength(1);
    expect(readCsvRecords(csv)[0]?.title).not.toMatch(/^=/);
    expect(await catalogue("--classify", name, "--format", "md")).not.toContain("<script>");
  });
});

describe("demarc catalogue --output", () => {
  test("writes the same bytes into a file, whole, and nothing to stdout", async () => {
    const file = join(folder, "rules.json");
    await writeFile(file, "old");
    const ran = await demarcHere(["catalogue", "--output", file]);
    expect(ran).toMatchObject({ code: 0, stdout: "", stderr: `Wrote ${file}.\n` });
    expect(await readFile(file, "utf8")).toBe(await catalogue());
    expect(await readdir(folder)).toEqual(["rules.json"]);
  });

  test("a folder that is not there ends with 2", async () => {
    const ran = await demarcHere(["catalogue", "--output", join(folder, "no/x.json")]);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
    expect(ran.stderr).toContain("does not exist");
  });
});

describe("wrong use of the catalogue ends with 2 and one clear message", () => {
  test.for([
    [["--format", "html"], "Allowed choices are json, csv, md."],
    [["--kind", "packs"], "Allowed choices are rules, findings, standards."],
    [
      ["--standard", "pci"],
      "There are cis-aws-1.4.0, cis-aws-3.0.0, cis-aws-5.0.0, hipaa-security",
    ],
    [["--classify", " "], "Write the rule's name."],
    [["--classify", "mine", "--type", "bucket"], "such as AWS::S3::Bucket"],
    [["--type", "AWS::S3::Bucket"], "name the rule too, with --classify"],
    [["--classify", "mine", "--kind", "findings"], "cannot be used with option '--kind <kind>'"],
    [["mine"], "too many arguments"],
  ] as const)("%s", async ([parameters, message]) => {
    const ran = await demarcHere(["catalogue", ...parameters]);
    expect(ran.stderr).toContain(message);
    expect(ran).toMatchObject({ code: 2, stdout: "" });
  });

  test("a standard that does not exist leaves the file alone", async () => {
    const file = join(folder, "kept.json");
    await writeFile(file, "old");
    const ran = await demarcHere(["catalogue", "--standard", "pci", "--output", file]);
    expect(ran.code).toBe(2);
    expect(await readFile(file, "utf8")).toBe("old");
    await rm(file);
  });
});
