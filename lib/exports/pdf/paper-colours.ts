/** The light theme's tokens of app/globals.css: paper is always light. A test holds the two together. */
export const colours = {
  paper: "#ffffff",
  ink: "#15181c",
  soft: "#3d4147",
  mute: "#5a5e65",
  line: "#ddd8cd",
  edge: "#837e73",
  shaft: "#f4f1ea",
  well: "#efece4",
  ground: "#e9e8e6",
  stone: "#dde1e8",
  "stone-edge": "#55678a",
  brand: "#0a5a63",
  pass: "#237150",
  fail: "#b23a2f",
  "bar-pass": "#4f9875",
  "bar-fail": "#96251e",
  amber: "#835b00",
  hatch: "#eeeae2",
  "hatch-line": "#b5aea1",
  unseen: "#857e72",
  critical: "#7d0f26",
  high: "#9e3b07",
  medium: "#866300",
  low: "#3a5a78",
} as const;

/** The name of an ink. */
export type Colour = keyof typeof colours;
