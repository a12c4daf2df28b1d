/**
 * Preloaded into a process (`NODE_OPTIONS=--import=…`), it lets that process live at another time:
 * `CLOCK_AT` is its instant of start, and with `CLOCK_STANDS` time does not go on, and the identifiers that
 * it makes up come from that instant: what it does comes out the same each time. With `CLOCK_FILE` alone it is
 * whatever instant stands in that file. Timers are as ever.
 */
import crypto from "node:crypto";
import { readFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const RealDate = Date;
const { CLOCK_AT: at, CLOCK_STANDS: stands, CLOCK_FILE: file } = process.env;
if (at !== undefined) {
  const began = RealDate.now();
  const start = RealDate.parse(at);
  liveBy(() => (stands ? start : start + RealDate.now() - began));
  if (stands) nameByInstant(at);
} else if (file !== undefined) {
  liveBy(() => RealDate.parse(readFileSync(file, "utf8")));
}

/** @param {() => number} now */
function liveBy(now) {
  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      if (parts.length === 0) super(now());
      else super(...parts);
    }
    static now() {
      return now();
    }
  };
  // Of its own, not inherited: the framework puts a copy of the class in its place, with what is its own.
  const { parse, UTC } = RealDate;
  Object.assign(globalThis.Date, { parse, UTC });
}

/** @param {string} instant */
function nameByInstant(instant) {
  let made = 0;
  crypto.randomUUID = () => {
    made += 1;
    const digits = crypto.hash("sha256", `${instant} ${made}`);
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(12, 15)}-8${digits.slice(15, 18)}-${digits.slice(18, 30)}`;
  };
  syncBuiltinESMExports();
}
