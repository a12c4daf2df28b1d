/** The mapping file on the disk: found, refused, changed while the program runs, and what that does to a kept posture. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { MappingError, mappingTrouble, openedCatalogue } from "../../lib/opened-catalogue.ts";
import { readRulesFor } from "../../lib/read-catalogue.ts";
import { readPosture } from "../../lib/read-posture.ts";
import { refreshPosture } from "../../lib/refresh-posture.ts";
import { readMappingPlace } from "../../lib/settings.ts";
import { buildSampleAccount } from "../fake-aws/sample-account.ts";
import { inSandbox } from "./in-sandbox.ts";

let folder: string;
const file = () => join(folder, "demarc.mapping.yaml");
const write = (text: string) => writeFile(file(), text);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "demarc-mapping-"));
  vi.stubEnv("DEMARC_STARTED_IN", folder);
  vi.stubEnv("DEMARC_MAPPING", "");
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

const identifier = "S3_BUCKET_VERSIONING_ENABLED";
const severityOf = () =>
  openedCatalogue().catalogue.mapRule({ identifier, name: "x", resourceTypes: [] }).severity;
const saying = (severity: string) => `rules: { ${identifier}: { severity: ${severity} } }\n`;

function refusal(): MappingError {
  try {
    openedCatalogue();
  } catch (error) {
    if (error instanceof MappingError) return error;
    throw error;
  }
  throw new Error("The mapping file was accepted.");
}

describe("where the mapping file is", () => {
  test("in the folder Demarc was started in, unless DEMARC_MAPPING names another", () => {
    const started = { DEMARC_STARTED_IN: "/srv/here" };
    expect(readMappingPlace(started)).toEqual({
      path: "/srv/here/demarc.mapping.yaml",
      shownAs: "demarc.mapping.yaml",
      named: false,
    });
    expect(readMappingPlace({ ...started, DEMARC_MAPPING: " ours.yaml " })).toEqual({
      path: "/srv/here/ours.yaml",
      shownAs: "ours.yaml",
      named: true,
    });
    expect(readMappingPlace({ ...started, DEMARC_MAPPING: "/etc/ours.yaml" }).path).toBe(
      "/etc/ours.yaml",
    );
    expect(readMappingPlace({}).path).toBe(join(process.cwd(), "demarc.mapping.yaml"));
  });

  test("nowhere is fine when none was named", () => {
    expect(severityOf()).toBe("medium");
    expect(mappingTrouble()).toBeNull();
  });
});

describe("a mapping file that cannot be read", () => {
  test("because a named one is not there", () => {
    vi.stubEnv("DEMARC_MAPPING", "elsewhere.yaml");
    expect(refusal().problems).toEqual([
      "elsewhere.yaml: is not there: DEMARC_MAPPING names it. Make it, or leave the variable unset.",
    ]);
    expect(mappingTrouble()).toContain("elsewhere.yaml");
  });

  test("because it is a folder", async () => {
    await mkdir(file());
    expect(refusal().problems).toEqual(["demarc.mapping.yaml: is a folder: name the file in it."]);
  });

  test("because it is there and cannot be looked at, though nobody named it", async () => {
    await symlink(file(), file());
    expect(refusal().problems).toEqual(["demarc.mapping.yaml: cannot be read (ELOOP)."]);
  });

  test("because it is too large", async () => {
    await write(`#${" ".repeat(1024 * 1024)}`);
    expect(refusal().problems[0]).toContain("larger than 1 MiB");
  });

  test.for([
    ["Latin-1", Buffer.from("rules: # caf\u00e9", "latin1"), 1],
    ["Latin-1 after the first line", Buffer.from("rules:\n  # caf\u00e9\n", "latin1"), 2],
    ["cut within a character", Buffer.from("# \u00e9\n\n# \u00e9").subarray(0, -1), 3],
    ["UTF-16", Buffer.from("\ufeffrules:", "utf16le"), 1],
  ] as const)("because it is %s", async ([, bytes, line]) => {
    await writeFile(file(), bytes);
    expect(refusal().problems).toEqual([
      `demarc.mapping.yaml: is not UTF-8 in line ${line}: save the file in that encoding.`,
    ]);
  });

  test("though a byte order mark is no trouble", async () => {
    await write(`\ufeff${saying("low")}`);
    expect(severityOf()).toBe("low");
  });
});

describe("a mapping file that changes while Demarc runs", () => {
  test("is read again, and again when it is gone", async () => {
    await write(saying("low"));
    expect(severityOf()).toBe("low");
    await write(saying("critical"));
    expect(severityOf()).toBe("critical");
    await rm(file());
    expect(severityOf()).toBe("medium");
  });

  test("changes what was read off the catalogue before, too", async () => {
    const severities = () =>
      readRulesFor("pci-dss-4.0.1", "10.5.1").map(({ mapping }) => mapping.severity);
    const [first, ...others] = severities();
    const [rule] = readRulesFor("pci-dss-4.0.1", "10.5.1");
    const other = first === "low" ? "high" : "low";
    await write(`rules: { ${rule?.mapping.identifier}: { severity: ${other} } }\n`);
    expect(severities()).toEqual([other, ...others]);
  });

  test("and goes bad leaves the last good one in force, in plain sight, until it is right", async () => {
    await write(saying("low"));
    const good = openedCatalogue();
    await write(saying("lowest"));

    expect(openedCatalogue().digest).toBe(good.digest);
    expect(severityOf()).toBe("low");
    expect(mappingTrouble()).toMatch(/demarc\.mapping\.yaml:1:\d+: .*"lowest" is no severity/);

    await write(saying("critical"));
    expect(mappingTrouble()).toBeNull();
    expect(severityOf()).toBe("critical");
  });

  test("tells itself from others by what it says, not by how it is written", async () => {
    const without = openedCatalogue().digest;
    await write("# Nothing yet\n");
    expect(openedCatalogue().digest).toBe(without);
    await write(saying("low"));
    const low = openedCatalogue().digest;
    expect(low).not.toBe(without);
    await write(`# As agreed\n\n${saying("low")}`);
    expect(openedCatalogue().digest).toBe(low);
  });
});

describe("a collection and its posture", () => {
  test("are judged again when the mapping file has changed since", async () => {
    await using _sandbox = await inSandbox(buildSampleAccount(), { DEMARC_REGIONS: "eu-west-1" });
    await refreshPosture();
    const before = await posture();
    const control = before.controls.find((one) => one.severity !== "critical");
    if (control?.identifier == null) throw new Error("the sample has no such control");

    await write(`rules: { ${control.identifier}: { severity: critical, reason: ours } }\n`);

    const after = await posture();
    expect(after.snapshot).toEqual(before.snapshot);
    expect(after.controls.find(({ key }) => key === control.key)).toMatchObject({
      severity: "critical",
      classifiedBy: "user",
      because: "Your mapping file says so: ours",
    });
    await rm(file());
    expect(await posture()).toEqual(before);
  });

  test("do not begin with a mapping file that is wrong", async () => {
    await write("rules: nonsense\n");
    const account = buildSampleAccount();
    await using _sandbox = await inSandbox(account, { DEMARC_REGIONS: "eu-west-1" });
    await expect(refreshPosture()).rejects.toThrow(MappingError);
    expect(account.calls.filter(({ service }) => service === "config")).toEqual([]);
  });
});

async function posture() {
  const answer = await readPosture();
  if (answer.kind === "none") throw new Error("there is no posture");
  return answer.posture;
}
