import { describe, expect, it } from 'vitest';
import { initialBackfill, readBackfill } from './backfillForm';

const form = { from: '2026-11-01T00:00', to: '2026-11-03T12:30', reprocess: 'none', maxActiveRuns: '10', backwards: false };

describe('The form of a backfill', () => {
  it('asks for the range in UTC', () =>
    expect(readBackfill('report', form, { limit: 3 })).toEqual({
      errors: {},
      body: {
        dag_id: 'report', from_date: '2026-11-01T00:00:00.000Z', to_date: '2026-11-03T12:30:00.000Z', reprocess_behavior: 'none', max_active_runs: 10,
        run_backwards: false, dag_run_conf: { limit: 3 },
      },
    }));
  it('refuses a range that ends before it begins', () => expect(readBackfill('report', { ...form, to: '2026-10-31T00:00' }, {}).errors.to).toMatch(/before/));
  it('takes a range of one moment', () => expect(readBackfill('report', { ...form, to: form.from }, {}).body).not.toBeNull());
  it.each(['0', '1001', '2.5', '', 'many'])('refuses %o runs at a time', (maxActiveRuns) =>
    expect(readBackfill('report', { ...form, maxActiveRuns }, {}).errors.maxActiveRuns).toMatch(/1 to 1000/));
  it('refuses an emptied date', () => expect(readBackfill('report', { ...form, from: '' }, {}).errors.from).toMatch(/first/));
  it('begins with the last seven days', () =>
    expect(initialBackfill(Date.UTC(2026, 10, 27, 11))).toMatchObject({ from: '2026-11-20T00:00', to: '2026-11-27T00:00' }));
});
