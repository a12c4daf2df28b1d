import type { AskedRequests } from "../posture/collection-origin.ts";
import type { AttemptedCall } from "./attempted-call.ts";
import { sourceOfCall } from "./collection-progress.ts";
import { type RequestShape, shapeOf } from "./request-shape.ts";

export interface RequestNotes {
  /** @param input the parameters that the request was made of */
  readonly add: (call: AttemptedCall, input: unknown) => void;
  /** By region, operation and parameters. */
  readonly all: () => readonly AskedRequests[];
}

/** Of one parameter. A region may have a thousand rules; more than this is kept as a number. */
const mostNames = 1000;

interface Noted {
  readonly action: string;
  readonly region: string;
  readonly parameters: AskedRequests["parameters"];
  readonly names: Map<string, Set<string>>;
  readonly notKept: Map<string, number>;
  requests: number;
  answered: number;
  rows: number;
}

/**
 * Notes what AWS was asked for, from the very requests that were sent. As many notes as there are kinds of
 * questions in a region, however many requests there are. Only of calls that bring what is kept: those that
 * connect may carry what somebody holds secret.
 */
export function createRequestNotes(): RequestNotes {
  const notes = new Map<string, Noted>();
  return {
    add: (call, input) => {
      if (sourceOfCall(call.action) === null) return;
      const shape = shapeOf(input);
      const { action, region } = call;
      const apart = [[...shape.names.keys()], [...shape.ids.keys()]];
      const key = JSON.stringify([region, action, shape.parameters, ...apart]);
      const noted = notes.get(key) ?? begun(action, region, shape);
      notes.set(key, noted);
      count(noted, call, shape);
    },
    all: () =>
      [...notes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, noted]) => toAskedRequests(noted)),
  };
}

function begun(action: string, region: string, { parameters }: RequestShape): Noted {
  const nothing = { requests: 0, answered: 0, rows: 0 };
  return { action, region, parameters, names: new Map(), notKept: new Map(), ...nothing };
}

function count(noted: Noted, { outcome, rows }: AttemptedCall, { names, ids }: RequestShape): void {
  noted.requests += 1;
  noted.answered += outcome === "ok" ? 1 : 0;
  noted.rows += rows ?? 0;
  const leave = (path: string, many: number) =>
    noted.notKept.set(path, (noted.notKept.get(path) ?? 0) + many);
  for (const [path, many] of ids) leave(path, many);
  for (const [path, given] of names) {
    const known = noted.names.get(path) ?? new Set();
    noted.names.set(path, known);
    for (const name of given) {
      if (known.has(name) || known.size < mostNames) known.add(name);
      else leave(path, 1);
    }
  }
}

function toAskedRequests(noted: Noted): AskedRequests {
  const { action, region, parameters, requests, answered, rows } = noted;
  const names = [...noted.names].map(([path, known]) => [path, [...known].sort()] as const);
  return {
    ...{ action, region, parameters },
    names: Object.fromEntries(names),
    notKept: Object.fromEntries(noted.notKept),
    ...{ requests, answered, rows },
  };
}
