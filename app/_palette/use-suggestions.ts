"use client";

import { useEffect, useState } from "react";
import { searchHref } from "../_links/search-href.ts";
import type { HitGroup, SearchAnswer } from "../search/search-answer.ts";
import { recentPlaces } from "./recent-places.ts";

/** Somebody who types is asked for when they pause, not with every letter. */
const pauseMilliseconds = 90;

type Suggested = Omit<HitGroup, "total">;

/** What the server suggests for a text. The last answer stays until the next is there. */
export function useSuggestions(text: string): {
  readonly groups: readonly Suggested[];
  readonly state: "asking" | "answered" | "failed";
} {
  const [answer, setAnswer] = useState<SearchAnswer | null>(null);
  const [answered, setAnswered] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const asked = text.trim();
  useEffect(() => {
    const stop = new AbortController();
    const ask = () =>
      askSuggestions(asked, stop.signal).then(
        (found) => {
          setAnswer(found);
          setAnswered(asked);
          setFailed(false);
        },
        () => stop.signal.aborted || setFailed(true),
      );
    const timer = setTimeout(ask, asked === "" ? 0 : pauseMilliseconds);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked]);
  if (failed) return { groups: [], state: "failed" };
  return {
    groups: [
      ...around(asked),
      ...(answer?.groups ?? []).map(withItsList),
      ...everything(asked, answer),
    ],
    state: answered === asked ? "answered" : "asking",
  };
}

async function askSuggestions(text: string, signal: AbortSignal): Promise<SearchAnswer> {
  const parameters = new URLSearchParams({ q: text });
  const response = await fetch(`/search/suggestions?${parameters}`, { signal, cache: "no-store" });
  if (!response.ok) throw new Error(`the suggestions answered ${response.status}`);
  // Our own route: its answer has this shape.
  return (await response.json()) as SearchAnswer;
}

/** Before anything is typed: where one was. The page itself is no place to go to. */
function around(text: string): readonly Suggested[] {
  if (text !== "") return [];
  const { pathname, search } = window.location;
  const hits = recentPlaces()
    .filter(({ href }) => href !== `${pathname}${search}`)
    .map(({ href, name }) => ({ name, detail: "", href }));
  return hits.length === 0 ? [] : [{ name: "Seen lately", hits }];
}

/** A kind with the way to all of its kind, where there are more of them and a list has them. */
function withItsList({ all, hits, ...group }: HitGroup): Suggested {
  if (all === undefined || hits.length >= group.total) return { ...group, hits };
  const name = `All ${group.total} ${group.name.toLowerCase()}`;
  return { ...group, hits: [...hits, { name, detail: "", href: all }] };
}

/** The way to everything that was found, when the palette has no room for all of it. */
function everything(text: string, answer: SearchAnswer | null): readonly Suggested[] {
  const leftOut = answer?.groups.some(({ hits, total }) => hits.length < total) ?? false;
  if (text === "" || !leftOut) return [];
  const all = { name: `All matches for “${text}”`, detail: "", href: searchHref(text) };
  return [{ name: "More", hits: [all] }];
}
