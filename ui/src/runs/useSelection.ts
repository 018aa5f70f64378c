import { useState } from 'react';

export interface Selection<T> {
  chosen: readonly T[];
  has: (row: T) => boolean;
  toggle: (row: T) => void;
  toggleAll: () => void;
  isAll: boolean;
  clear: () => void;
}

/** Rows chosen on the page that is shown; those that leave it are no longer chosen. */
export function useSelection<T>(rows: readonly T[], keyOf: (row: T) => string): Selection<T> {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const chosen = rows.filter((row) => keys.has(keyOf(row)));
  const isAll = rows.length > 0 && chosen.length === rows.length;
  return {
    chosen,
    has: (row) => keys.has(keyOf(row)),
    toggle: (row) => {
      const next = new Set(keys);
      if (!next.delete(keyOf(row))) {
        next.add(keyOf(row));
      }
      setKeys(next);
    },
    toggleAll: () => setKeys(new Set(isAll ? [] : rows.map(keyOf))),
    isAll,
    clear: () => setKeys(new Set()),
  };
}
