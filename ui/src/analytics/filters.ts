import type { Query } from '../app/api';

/** Ages are asked for in the views' bands of five years; the last stop has no end. */
export const AGE_STEP = 5;
export const OLDEST = 100;

export type TimeField = 'registered' | 'extracted';

export interface Filters {
  nationalities: string[];
  gender: '' | 'male' | 'female';
  /** From this age up to, but not including, `ageTo`. */
  ageFrom: number;
  ageTo: number;
  time: TimeField;
  /** A date such as 2020-01-31, or a span back from now such as 15m, 24h, 7d; empty for no bound. */
  since: string;
  until: string;
}

export const NO_FILTERS: Filters = { nationalities: [], gender: '', ageFrom: 0, ageTo: OLDEST, time: 'registered', since: '', until: '' };

function ageOf(text: string | undefined, fallback: number): number {
  const age = Number(text);
  return text && Number.isInteger(age) && age >= 0 && age <= OLDEST ? Math.round(age / AGE_STEP) * AGE_STEP : fallback;
}

const dateText = /^\d{4}-\d{2}-\d{2}$/;
const backText = /^(\d{1,4})([mhd])$/;
const momentOf = (text: string) => (dateText.test(text) && !Number.isNaN(Date.parse(text)) ? text : '');

/** Reads the address; what makes no sense there is left out. */
export function filtersOf(get: (name: string) => string): Filters {
  const [from, to] = get('ages').split('-');
  const [ageFrom, ageTo] = [ageOf(from, 0), ageOf(to, OLDEST)];
  const gender = get('gender');
  const since = get('since');
  return {
    nationalities: get('national').split(',').filter((code) => /^[A-Z]{2}$/.test(code)),
    gender: gender === 'male' || gender === 'female' ? gender : '',
    ageFrom: ageFrom < ageTo ? ageFrom : 0,
    ageTo: ageFrom < ageTo ? ageTo : OLDEST,
    time: get('time') === 'extracted' ? 'extracted' : 'registered',
    since: backText.test(since) ? since : momentOf(since),
    until: momentOf(get('until')),
  };
}

/** The address's values for filters; null where there is nothing to say. */
export function addressOf(filters: Filters): Record<'national' | 'gender' | 'ages' | 'time' | 'since' | 'until', string | null> {
  const hasAges = filters.ageFrom > 0 || filters.ageTo < OLDEST;
  const hasTimes = filters.since !== '' || filters.until !== '';
  return {
    national: filters.nationalities.join(',') || null,
    gender: filters.gender || null,
    ages: hasAges ? `${filters.ageFrom}-${filters.ageTo}` : null,
    time: hasTimes && filters.time === 'extracted' ? filters.time : null,
    since: filters.since || null,
    until: filters.until || null,
  };
}

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** An instant for the API. Spans back from now are cut to the minute, so that a question stays the same for a while. */
export function instantOf(text: string, now: number): string | null {
  const back = backText.exec(text);
  if (back) {
    const span = Number(back[1]) * unitMs[back[2] as keyof typeof unitMs];
    return new Date(Math.floor(now / 60_000) * 60_000 - span).toISOString();
  }
  return text ? new Date(text).toISOString() : null;
}

/** The day after, for `until` is a last day that belongs to the span. */
function dayAfter(text: string): string {
  return text && new Date(Date.parse(text) + unitMs.d).toISOString();
}

export function queryOf(filters: Filters, now: number): Query {
  const [since, until] = [instantOf(filters.since, now), dayAfter(filters.until) || null];
  return {
    national: filters.nationalities.join(',') || null,
    gender: filters.gender || null,
    minAge: filters.ageFrom || null,
    maxAge: filters.ageTo < OLDEST ? filters.ageTo - 1 : null,
    [`${filters.time}Since`]: since,
    [`${filters.time}Until`]: until,
  };
}

export function countFilters(filters: Filters): number {
  return [
    filters.nationalities.length > 0, filters.gender !== '', filters.ageFrom > 0 || filters.ageTo < OLDEST,
    filters.since !== '' || filters.until !== '',
  ].filter(Boolean).length;
}

export function agesText(from: number, to: number): string {
  if (from === 0 && to >= OLDEST) {
    return 'All ages';
  }
  return to >= OLDEST ? `Age ${from} and older` : `Age ${from}–${to - 1}`;
}

const spanNames: Record<string, string> = { m: 'minutes', h: 'hours', d: 'days' };

export function timeText(filters: Filters): string {
  if (!filters.since && !filters.until) {
    return 'Any time';
  }
  const what = filters.time === 'registered' ? 'Registered' : 'Extracted';
  const back = backText.exec(filters.since);
  if (back) {
    return `${what} in the last ${back[1]} ${spanNames[back[2] ?? 'm']}`;
  }
  if (filters.since && filters.until) {
    return `${what} ${filters.since} to ${filters.until}`;
  }
  return filters.since ? `${what} since ${filters.since}` : `${what} until ${filters.until}`;
}
