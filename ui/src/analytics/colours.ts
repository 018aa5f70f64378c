/** Okabe and Ito's palette, told apart with any colour vision; the later ones repeat it for long lists. */
const light = ['#0072b2', '#d55e00', '#009e73', '#b0578c', '#9a7d00', '#3a90c9', '#555f63', '#7a4fbf'];
const dark = ['#56a8e0', '#f08a45', '#3fc79b', '#e59ac4', '#e0c43f', '#8cc8f0', '#aab6ba', '#b79bf0'];

export function nationalityColour(index: number, isDark: boolean): string {
  const palette = isDark ? dark : light;
  return palette[Math.max(0, index) % palette.length] ?? '#777';
}

/** Seven steps of one hue, from few to many; on dark ground the many are the light ones. */
const fewToManyLight = ['#e3f2f2', '#c3e3e5', '#9bd0d4', '#6bb6bd', '#3c98a2', '#187783', '#06525c'];
const fewToManyDark = ['#10282d', '#143b42', '#19525a', '#206c75', '#2f8b94', '#56b0b7', '#9adfe2'];

export function densitySteps(isDark: boolean): string[] {
  return isDark ? fewToManyDark : fewToManyLight;
}

const nice = [1, 2, 5];

function roundedDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return (nice.findLast((digit) => digit * power <= value) ?? 1) * power;
}

function roundedUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return (nice.find((digit) => digit * power >= value) ?? 10) * power;
}

const even = (least: number, most: number, steps: number): number[] => {
  const step = most > least ? Math.max(1, roundedUp((most - least) / (steps - 1))) : 1;
  const first = step === 1 ? Math.max(1, least) : Math.ceil((least + 1) / step) * step;
  // The last step takes in a rest that is no step of its own.
  return Array.from({ length: Math.max(0, Math.round((most - first) / step)) }, (_, index) => first + index * step);
};

const growing = (most: number, steps: number): number[] =>
  Array.from({ length: steps - 1 }, (_, index) => Math.max(1, roundedDown(Math.max(1, most ** ((index + 1) / steps)))));

/** More than so many times the least, and steps of one size would put nearly all cells into the first. */
const WIDE = 12;

/**
 * The upper ends of the steps of a density scale, round numbers and at last the most there is: of one size where all cells are about
 * as dense, else growing by about the same factor.
 */
export function densityBounds(least: number, most: number, steps: number): number[] {
  const end = Math.max(1, most);
  const inner = most > least * WIDE ? growing(most, steps) : even(least, most, steps);
  return [...new Set(inner.slice(0, steps - 1).filter((bound) => bound < end)), end];
}

export function stepOf(users: number, bounds: readonly number[]): number {
  const found = bounds.findIndex((bound) => users <= bound);
  return found < 0 ? bounds.length - 1 : found;
}

const partsLight = { morning: '#e3a72f', working: '#0b7f79', evening: '#7c5cc4', sleeping: '#9aa8ad' };
const partsDark = { morning: '#e8bd5c', working: '#2fb3a8', evening: '#a78bea', sleeping: '#4a5d64' };

/** Colours of the parts of the day: they differ in lightness too. */
export function partColours(isDark: boolean): typeof partsLight {
  return isDark ? partsDark : partsLight;
}
