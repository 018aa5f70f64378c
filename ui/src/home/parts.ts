import type { PartStatus } from './types';

const MOST_LANES = 8;

/** Whether each key gets a lane of its own: not when there are none, too many, or nothing is told apart by key. */
export function isOneByOne(parts: readonly PartStatus[]): boolean {
  return (
    parts.length > 1 && parts.length <= MOST_LANES && parts.some(({ extracted, loaded, flat }) => extracted !== null || loaded !== null || flat !== null)
  );
}
