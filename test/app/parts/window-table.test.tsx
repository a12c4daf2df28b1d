import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { WindowBar } from "../../../app/evidence/_window/window-bar.tsx";
import { WindowTable } from "../../../app/evidence/_window/window-table.tsx";
import type { KindInWindow } from "../../../lib/posture/audit-window.ts";

const window = { from: "2026-01-01", to: "2026-12-31" };

const half: KindInWindow = {
  kind: "soc-2",
  cover: "part",
  covered: [{ from: "2026-01-01", to: "2026-07-02" }],
  gaps: [
    {
      from: "2026-07-03",
      to: "2026-12-31",
      place: "after",
      coveredTo: "2026-07-02",
      coveredFrom: null,
      askFor: "bridge_letter",
      letters: [],
    },
  ],
  isWhole: true,
};

describe("kinds of evidence against a window", () => {
  test("say how much is covered and what to ask for, and lead on with the window", () => {
    const markup = renderToStaticMarkup(
      <WindowTable caption="Evidence" kinds={[half]} window={window} />,
    );
    expect(markup).toContain("covers part of it");
    expect(markup).toContain("ask for the bridge letter");
    expect(markup).toContain('href="/evidence/soc-2?from=2026-01-01&amp;to=2026-12-31"');
  });

  test("fill as much of the bar as is covered", () => {
    const markup = renderToStaticMarkup(<WindowBar judged={half} window={window} />);
    const [, filled] = /fill-stone-edge" height="12" width="([\d.]+)" x="0"/.exec(markup) ?? [];
    expect(Number(filled)).toBeCloseTo((400 * 183) / 365);
    expect(markup).not.toContain("#hatch");
  });

  test("hatch the bar where nothing was seen, and only there", () => {
    const markupOf = (judged: KindInWindow) =>
      renderToStaticMarkup(<WindowBar judged={judged} window={window} />);
    const unread = { ...half, cover: "not_read", covered: [], gaps: [], isWhole: false } as const;
    expect(markupOf(unread)).toContain("#hatch");
    expect(markupOf({ ...half, isWhole: false })).toContain("#hatch");
    const covered = { ...half, cover: "whole", covered: [window], gaps: [] } as const;
    expect(markupOf({ ...covered, isWhole: false })).not.toContain("#hatch");
  });
});
