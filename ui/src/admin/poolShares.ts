import type { Pool } from './types';

/** Percent of a pool's slots that are taken and that queued tasks wait for, together at most all of them. */
export function poolShares(pool: Pool): { used: number; queued: number } {
  if (pool.slots <= 0) {
    return { used: 0, queued: 0 };
  }
  const used = Math.min(100, (100 * pool.occupied_slots) / pool.slots);
  return { used, queued: Math.min(100 - used, (100 * pool.queued_slots) / pool.slots) };
}
