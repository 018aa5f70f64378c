import { describe, expect, it } from 'vitest';
import { instantOf, isFiltered, listOf, runFilterNames, runsPath, runsQuery, tasksQuery } from './filters';

const getOf = (address: string) => {
  const parameters = new URLSearchParams(address);
  return (name: string, fallback = '') => parameters.get(name) ?? fallback;
};

describe('The address of the runs', () => {
  it('without filters asks for the newest', () =>
    expect(runsQuery(getOf(''))).toEqual({
      state: [], run_type: [], order_by: '-logical_date', limit: 50, offset: 0, run_id_pattern: '', logical_date_gte: '', logical_date_lte: '',
    }));
  it('says which states, types, dates and ids', () => {
    const query = runsQuery(getOf('state=failed,running&type=manual&q= 2026 &from=2026-01-01T00:00&offset=100&order=start_date'));
    expect(query).toMatchObject({ state: ['failed', 'running'], run_type: ['manual'], run_id_pattern: '2026', offset: 100, order_by: 'start_date' });
    expect(query.logical_date_gte).toBe(new Date('2026-01-01T00:00').toISOString());
  });
  it('names the DAG in the path', () => expect([runsPath(''), runsPath('a b')]).toEqual(['/api/v2/dags/~/dagRuns', '/api/v2/dags/a%20b/dagRuns']));
  it('keeps the states of tasks apart from those of runs', () => {
    expect(tasksQuery(getOf('state=failed&taskState=skipped&task=load'))).toMatchObject({ state: ['skipped'], task_display_name_pattern: 'load' });
  });
});

describe('Filters', () => {
  it('that are no times are left out', () => expect([instantOf(''), instantOf('yesterday')]).toEqual(['', '']));
  it('are lists without empty items', () => expect(listOf('a,,b,')).toEqual(['a', 'b']));
  it('are told from other things in the address', () => {
    expect(isFiltered(getOf('offset=50&tab=tasks'), runFilterNames)).toBe(false);
    expect(isFiltered(getOf('dag=a'), runFilterNames)).toBe(true);
  });
});
