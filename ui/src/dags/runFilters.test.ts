import { describe, expect, it } from 'vitest';
import { runFilters } from './runFilters';

const none = { state: '', type: '', from: '', to: '' };

describe('Filters of runs', () => {
  it('hold the last day wholly', () =>
    expect(runFilters({ ...none, from: '2026-11-01', to: '2026-11-30' })).toMatchObject({
      logical_date_gte: '2026-11-01T00:00:00Z', logical_date_lt: '2026-12-01T00:00:00.000Z',
    }));
  it('leave out what is no day', () => expect(runFilters({ ...none, from: 'soon', to: '2026-13-01' })).toMatchObject({ logical_date_gte: null, logical_date_lt: null }));
  it('name state and type as Airflow does', () => expect(runFilters({ ...none, state: 'failed', type: 'backfill' })).toMatchObject({ state: 'failed', run_type: 'backfill' }));
});
