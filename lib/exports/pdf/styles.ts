import type { Style } from "./typesetter.ts";

/** Words are small, numbers large. */
export const styles = {
  title: { face: "medium", size: 8.5, colour: "mute" },
  opening: { face: "semibold", size: 19, colour: "ink" },
  section: { face: "semibold", size: 15, colour: "ink" },
  heading: { face: "semibold", size: 9.5, colour: "ink" },
  body: { face: "regular", size: 8.5, colour: "ink" },
  quiet: { face: "regular", size: 7.5, colour: "mute" },
  label: { face: "regular", size: 7, colour: "mute" },
  command: { face: "mono", size: 6.8, colour: "soft" },
  caption: { face: "medium", size: 7.5, colour: "soft" },
  head: { face: "medium", size: 6.8, colour: "mute" },
  cell: { face: "regular", size: 7.6, colour: "ink" },
  strong: { face: "medium", size: 7.6, colour: "ink" },
  nought: { face: "regular", size: 7.6, colour: "mute" },
  code: { face: "mono", size: 6.6, colour: "soft" },
  note: { face: "mono", size: 6, colour: "mute" },
  figure: { face: "semibold", size: 22, colour: "ink" },
  share: { face: "semibold", size: 14, colour: "ink" },
  small: { face: "regular", size: 6.5, colour: "mute" },
  smallInk: { face: "medium", size: 6.8, colour: "ink" },
  line: { face: "semibold", size: 6.2, colour: "brand" },
} as const satisfies Readonly<Record<string, Style>>;
