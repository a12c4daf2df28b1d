import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { DeclaredTestRow } from "../../../app/acceptable-use/declared-test-row.tsx";
import { UserControlRow } from "../../../app/evidence/user-controls/user-control-row.tsx";
import { headlineOf } from "../../../app/evidence/user-controls/user-control-words.ts";
import type { UserControlAssessment } from "../../../lib/posture/user-controls.ts";
import { aTestWindow, aUserControl } from "../../builders/a-review.ts";
import { aControl } from "../a-control.ts";

const statuses = ["failing", "excepted", "not_evaluated", "passing", "not_automated"] as const;

function judged(given: Partial<UserControlAssessment> = {}): UserControlAssessment {
  return {
    ...aUserControl(),
    status: "passing",
    deployed: [aControl({ title: "Buckets keep versions" })],
    missing: [],
    isWhole: true,
    reviewOverdue: false,
    ...given,
  };
}

function rowOf(userControl: UserControlAssessment): string {
  return renderToStaticMarkup(
    <table>
      <UserControlRow userControl={userControl}>
        <form>Take it away</form>
      </UserControlRow>
    </table>,
  );
}

const headOf = (markup: string) => /<th .*?<\/th>/s.exec(markup)?.[0] ?? "";

describe("a user control", () => {
  test("that passes where not all was read is hatched, and says so", () => {
    expect(rowOf(judged())).toContain('class="mark passing"');
    const inPart = rowOf(judged({ isWhole: false }));
    expect(inPart).toContain("#requirement-passing-in-part");
    expect(inPart).toContain(">passing where seen<");
    expect(inPart).not.toContain('class="mark passing"');
  });

  test("has its forms beside its name, not in it", () => {
    const markup = rowOf(judged());
    expect(headOf(markup)).toContain("Customers keep versions");
    expect(headOf(markup)).not.toContain("<form");
    const [, id] = /<th id="([^"]+)"/.exec(markup) ?? [];
    expect(markup).toContain(`headers="${id}"`);
  });

  test("says on a narrow screen too what proves it, and who answers for it", () => {
    const below = /<dl class="[^"]*\bmd:hidden".*?<\/dl>/s.exec(rowOf(judged()))?.[0];
    for (const words of ["Buckets keep versions", "CC6.1", "platform", "reviewed 1 Nov 2026"])
      expect(below).toContain(words);
  });
});

describe("the headline of user controls", () => {
  const anyJudged = fc
    .record({ status: fc.constantFrom(...statuses), isWhole: fc.boolean() })
    .map(judged);

  test("tells each of them once: its numbers add up", () => {
    fc.assert(
      fc.property(fc.array(anyJudged, { minLength: 1 }), (some) => {
        const [all, ...parts] = (headlineOf(some).match(/\d+/g) ?? []).map(Number);
        expect(all).toBe(some.length);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(all);
      }),
    );
  });

  test("never tells what passes where seen as passing", () => {
    const some = [judged({ isWhole: false }), judged({ status: "not_automated" })];
    expect(headlineOf(some)).toBe("2 user controls: 1 shown by nothing, 1 passing where seen");
  });
});

test("a declared test says on a narrow screen too whom to ask, and its note", () => {
  const markup = renderToStaticMarkup(
    <table>
      <DeclaredTestRow
        named={new Map()}
        now="2026-11-22T09:00:00.000Z"
        test={aTestWindow({ note: "From the office alone." })}
      >
        <form>Take it back</form>
      </DeclaredTestRow>
    </table>,
  );
  const below = /<dl class="[^"]*\bmd:hidden".*?<\/dl>/s.exec(markup)?.[0];
  expect(below).toContain("red@example.com");
  expect(below).toContain("From the office alone.");
  expect(headOf(markup)).not.toContain("<form");
});
