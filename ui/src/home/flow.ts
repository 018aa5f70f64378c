/** How a channel moves at a rate: nothing at zero, then faster and denser, by orders of magnitude. */
export interface Flow {
  /** Pixels a second; 0 stands still. */
  speed: number;
  /** Pixels from one drop to the next. */
  gap: number;
}

const STILL: Flow = { speed: 0, gap: 24 };

export function flowOf(perSecond: number | null | undefined): Flow {
  if (!perSecond || perSecond <= 0) {
    return STILL;
  }
  const magnitude = Math.min(4.5, Math.log10(1 + perSecond));
  return { speed: Math.round(14 + 34 * magnitude), gap: Math.round(30 - 4.4 * magnitude) };
}

/** Seconds in which a drop comes to the place of the next, for a CSS animation. */
export const periodOf = ({ speed, gap }: Flow): number => (speed > 0 ? Math.round((gap / speed) * 1000) / 1000 : 0);
