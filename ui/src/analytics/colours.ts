/** Okabe and Ito's palette, told apart with any colour vision; the later ones repeat it for long lists. */
const light = ['#0072b2', '#d55e00', '#009e73', '#b0578c', '#9a7d00', '#3a90c9', '#555f63', '#7a4fbf'];
const dark = ['#56a8e0', '#f08a45', '#3fc79b', '#e59ac4', '#e0c43f', '#8cc8f0', '#aab6ba', '#b79bf0'];

export function nationalityColour(index: number, isDark: boolean): string {
  const palette = isDark ? dark : light;
  return palette[Math.max(0, index) % palette.length] ?? '#777';
}

/** Seven steps of one hue, from few to many; on dark ground the many are the light ones. */
const fewToManyLight = ['#cfe8ea', '#a3d2d7', '#72b8c0', '#4299a4', '#1f7a86', '#0b5b66', '#053b43'];
const fewToManyDark = ['#123338', '#17484f', '#1d626b', '#278089', '#3ba1aa', '#6cc5cb', '#b4e8ea'];

export function densitySteps(isDark: boolean): string[] {
  return isDark ? fewToManyDark : fewToManyLight;
}

const nice = [1, 2, 5];

/** The upper ends of the steps of a density scale: round numbers that grow by about the same factor, the last one the most there is. */
export function densityBounds(most: number, steps: number): number[] {
  const bounds: number[] = [];
  for (let step = 1; step < steps; step++) {
    const raw = most ** (step / steps);
    const power = 10 ** Math.floor(Math.log10(Math.max(1, raw)));
    const round = Math.max(1, (nice.findLast((digit) => digit * power <= raw) ?? 1) * power);
    if (round < most && round > (bounds.at(-1) ?? 0)) {
      bounds.push(round);
    }
  }
  return [...bounds, Math.max(1, most)];
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
