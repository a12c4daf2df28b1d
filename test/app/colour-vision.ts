/** What colours do to eyes, worked out: contrast as WCAG 2.2 defines it, distance in OKLab. */

export type Rgb = readonly [red: number, green: number, blue: number];
export type Sight = "normal" | "protanopia" | "deuteranopia" | "tritanopia";
export const sights: readonly Sight[] = ["normal", "protanopia", "deuteranopia", "tritanopia"];

type Matrix = readonly [Rgb, Rgb, Rgb];

/**
 * Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB: "A physiologically-based model for
 * simulation of color vision deficiency", table 1.
 */
const seenBy: Readonly<Record<Sight, Matrix>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** `#rrggbb` as linear light, each channel 0 to 1. */
export function linear(hex: string): Rgb {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** WCAG's contrast ratio of two colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [one, other] = [luminance(linear(a)), luminance(linear(b))];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** How far apart two colours look: OKLab, in hundredths. About 2 is the least that anyone tells. */
export function distance(a: string, b: string, sight: Sight): number {
  const [one, other] = [oklab(as(sight, linear(a))), oklab(as(sight, linear(b)))];
  return 100 * Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function as(sight: Sight, colour: Rgb): Rgb {
  const [red, green, blue] = times(seenBy[sight], colour);
  const shown = (value: number) => Math.min(1, Math.max(0, value));
  return [shown(red), shown(green), shown(blue)];
}

/** Ottosson 2020. */
function oklab(colour: Rgb): Rgb {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    colour,
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [Math.cbrt(cones[0]), Math.cbrt(cones[1]), Math.cbrt(cones[2])],
  );
}

function times([first, second, third]: Matrix, [x, y, z]: Rgb): Rgb {
  const row = ([a, b, c]: Rgb) => a * x + b * y + c * z;
  return [row(first), row(second), row(third)];
}
