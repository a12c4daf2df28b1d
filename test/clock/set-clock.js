/**
 * Preloaded into a process (`NODE_OPTIONS=--import=…`), it lets that process live at another time:
 * `CLOCK_AT` is its instant of start, and with `CLOCK_STANDS` time does not go on. Timers are as ever.
 */
const RealDate = Date;
const { CLOCK_AT: at, CLOCK_STANDS: stands } = process.env;
if (at !== undefined) {
  const began = RealDate.now();
  const start = RealDate.parse(at);
  const now = () => (stands ? start : start + RealDate.now() - began);
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
