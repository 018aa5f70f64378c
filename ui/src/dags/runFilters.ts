export interface RunFilters {
  state: string;
  type: string;
  /** Days of logical dates in UTC, both included. */
  from: string;
  to: string;
}

const DAY_MS = 86_400_000;

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** What Airflow's list of runs is asked for; what is no day is left out. */
export function runFilters({ state, type, from, to }: RunFilters) {
  return {
    state,
    run_type: type,
    logical_date_gte: isDay(from) ? `${from}T00:00:00Z` : null,
    logical_date_lt: isDay(to) ? new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS).toISOString() : null,
  };
}
