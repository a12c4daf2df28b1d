import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { type GapPlace, nextStepOf } from "../../lib/exports/next-step.ts";

const place: GapPlace = {
  region: "eu-west-1",
  accountId: "111122223333",
  partition: "aws",
  recorder: "default",
};

function commandFor(given: Partial<GapPlace>): string | null {
  const gap = {
    source: "config",
    state: "not_read",
    reason: "recorder_stopped",
    detail: "",
  } as const;
  return nextStepOf(gap, { ...place, ...given }).command;
}

/** What a shell makes of the recorder's name when the command is pasted. */
function recorderInShell(name: string): string {
  const script = `aws() { shift 5; printf %s "$1"; }\n${commandFor({ recorder: name })}`;
  return spawnSync("sh", ["-c", script], { encoding: "utf8" }).stdout;
}

describe("a command to paste", () => {
  test("names the recorder and the region as they are when they are plain", () => {
    expect(commandFor({})).toBe(
      "aws configservice start-configuration-recorder --region eu-west-1 --configuration-recorder-name default",
    );
  });

  test.for(["x; echo owned", "$(echo owned)", "it's `echo owned`", 'a "b" \\', "two words"])(
    "hands a recorder's name to AWS's tool as one word and runs nothing of it: %s",
    (name) => {
      expect(recorderInShell(name)).toBe(name);
    },
  );

  test.for(["x\necho owned", "x\u0003echo owned\r", "x\u001b[201~\necho owned", ""])(
    "leaves a place for a name that a terminal would obey: %j",
    (name) => {
      expect(commandFor({ recorder: name })).toMatch(/--configuration-recorder-name RECORDER$/);
    },
  );

  test("quotes whatever else it names", () => {
    const gap = {
      source: "config",
      state: "not_set_up",
      reason: "recorder_missing",
      detail: "",
    } as const;
    const hostile = { region: "r;id", accountId: "1;id", partition: "p;id", recorder: null };
    const command = nextStepOf(gap, hostile).command ?? "";
    expect(command.match(/.;id/g)).toHaveLength(command.match(/'.;id'/g)?.length ?? 0);
    expect(command).toContain("arn:'p;id':iam::'1;id':role/");
  });
});
