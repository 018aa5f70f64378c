import { useCallback } from 'react';
import { useLocation, useSearchParams } from 'react-router';

export type UrlChange = Record<string, string | number | boolean | null | undefined>;

/** The query string after a change; an empty, null or false value takes its name out, so that addresses stay short. */
export function changedParameters(current: URLSearchParams, change: UrlChange): URLSearchParams {
  const next = new URLSearchParams(current);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === undefined || value === '' || value === false) {
      next.delete(name);
    } else {
      next.set(name, String(value));
    }
  }
  return next;
}

/** Page state that lives in the address: filters, tabs, pages. Changes replace the history entry, for "back" should leave the page. */
export function useUrlState(): [get: (name: string, fallback?: string) => string, set: (change: UrlChange) => void] {
  const [parameters, setParameters] = useSearchParams();
  const { pathname } = useLocation();
  const get = useCallback((name: string, fallback = '') => parameters.get(name) ?? fallback, [parameters]);
  const set = useCallback(
    (change: UrlChange) =>
      // What is drawn may be a change behind the address, and a change that is based on it would undo the one before.
      setParameters((drawn) => changedParameters(pathname === window.location.pathname ? new URLSearchParams(window.location.search) : drawn, change), {
        replace: true,
        preventScrollReset: true,
      }),
    [setParameters, pathname],
  );
  return [get, set];
}

/** A non-negative whole number from the address, or the fallback. */
export function countOf(text: string, fallback = 0): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : fallback;
}
