import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, MILLRACE } from '../app/api';
import type { Query } from '../app/api';
import { useLiveEvent } from '../app/LiveEvents';
import { useUrlState } from '../common/urlState';
import { addressOf, filtersOf, NO_FILTERS, queryOf } from './filters';
import type { Filters } from './filters';
import type { AnalysisOptions } from './types';

export const ANALYSES = `${MILLRACE}/analyses`;
const KEY = 'analyses';
const REFETCH_MS = 1_500;

/** Asks again when the views have moved on, at most every one and a half seconds: what lands in between comes with the next. */
export function useLiveAnalyses(): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useLiveEvent('views', () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void client.invalidateQueries({ queryKey: [KEY] });
    }, REFETCH_MS);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
}

/** An analysis; what is shown stays while another filter or newer data is on its way. */
export function useAnalysis<T>(path: string, query: Query, enabled = true): UseQueryResult<T> {
  return useQuery({
    queryKey: [KEY, path, query],
    queryFn: ({ signal }) => api.get<T>(`${ANALYSES}/${path}`, query, signal),
    placeholderData: keepPreviousData,
    enabled,
  });
}

export function useAnalysisOptions(): UseQueryResult<AnalysisOptions> {
  return useAnalysis<AnalysisOptions>('options', {});
}

const MINUTE_MS = 60_000;

/** The present minute, for filters that reach back from now. */
function useMinute(active: boolean): number {
  const [minute, setMinute] = useState(() => Date.now());
  useEffect(() => {
    if (!active) {
      return;
    }
    const timer = setInterval(() => setMinute(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, [active]);
  return minute;
}

/** The filters in the address, the query that asks for them, and how to change them. */
export function useFilters(): { filters: Filters; query: Query; change: (part: Partial<Filters>) => void; clear: () => void } {
  const [get, set] = useUrlState();
  const filters = filtersOf(get);
  const minute = useMinute(/[mhd]$/.test(filters.since));
  const change = useCallback(
    // What is paged or opened belongs to the users that were shown before.
    (part: Partial<Filters>) => set({ ...addressOf({ ...filtersOf(get), ...part }), offset: null }),
    [get, set],
  );
  const clear = useCallback(() => set({ ...addressOf(NO_FILTERS), offset: null }), [set]);
  return { filters, query: queryOf(filters, minute), change, clear };
}
