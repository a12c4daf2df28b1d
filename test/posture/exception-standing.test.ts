import { describe, expect, test } from "vitest";
import { assessPosture } from "../../lib/posture/assess-posture.ts";
import {
  exceptionChanges,
  inRegisterOrder,
  standingOfException,
} from "../../lib/posture/exception-standing.ts";
import type { Exception } from "../../lib/posture/exceptions.ts";
import type { Instant } from "../../lib/posture/snapshot.ts";
import { aCatalogue } from "../builders/a-catalogue.ts";
import { aSnapshot } from "../builders/a-snapshot.ts";
import { anEvaluation } from "../builders/an-evaluation.ts";
import { anException } from "../builders/an-exception.ts";

const lastDay = "2026-12-06";
const exception = anException({ expiresOn: lastDay });

describe("an exception", () => {
  test.each([
    ["2026-11-21T23:59:59.999Z", "in_force", 15],
    ["2026-11-22T00:00:00.000Z", "running_out", 14],
    ["2026-12-06T23:59:59.999Z", "running_out", 0],
    ["2026-12-07T00:00:00.000Z", "run_out", -1],
  ] as const)("as of %s is %s with %i days left", (at, state, daysLeft) => {
    expect(standingOfException(exception, at)).toEqual({ exception, state, daysLeft });
  });

  test("excuses its control to the end of its last day, UTC, and not a millisecond longer", () => {
    const statusAt = (at: Instant) => {
      const snapshot = aSnapshot({
        evaluations: [anEvaluation({ compliance: "NON_COMPLIANT" })],
      });
      const { controls, exceptions } = assessPosture({
        snapshot,
        catalogue: aCatalogue(),
        exceptions: [exception],
        asOf: snapshot.header.finishedAt,
        exceptionsAsOf: at,
      });
      return [controls[0]?.status, exceptions[0]?.active];
    };
    expect(statusAt("2026-12-06T23:59:59.999Z")).toEqual(["excepted", true]);
    expect(statusAt("2026-12-07T00:00:00.000Z")).toEqual(["failing", false]);
  });
});

describe("a register", () => {
  const ofC = anException({ id: "EX-1", control: "C" });
  const ofB = anException({ id: "EX-2", control: "B", resource: "b" });
  const everyOfB = anException({ id: "EX-3", control: "B" });

  test("is in the order of controls, then of what is excused", () => {
    const ids = inRegisterOrder([ofC, ofB, everyOfB]).map(({ id }) => id);
    expect(ids).toEqual(["EX-3", "EX-2", "EX-1"]);
  });

  test("becomes another by what is added, changed and missing", () => {
    const longer: Exception = { ...ofB, expiresOn: "2027-02-28" };
    const added = anException({ id: "EX-4" });
    expect(exceptionChanges([ofC, ofB, everyOfB], [longer, added, { ...everyOfB }])).toEqual({
      added: [added],
      changed: [{ before: ofB, after: longer }],
      same: [everyOfB],
      missing: [ofC],
    });
  });
});
