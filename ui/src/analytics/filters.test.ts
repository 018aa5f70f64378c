import { describe, expect, it } from 'vitest';
import { addressOf, agesText, countFilters, filtersOf, instantOf, NO_FILTERS, queryOf, timeText } from './filters';

const read = (address: string) => {
  const parameters = new URLSearchParams(address);
  return filtersOf((name) => parameters.get(name) ?? '');
};
const now = Date.parse('2026-03-01T12:34:56Z');

describe('Filters of analyses', () => {
  it('are none when the address says nothing', () => {
    expect(read('')).toEqual(NO_FILTERS);
    expect(countFilters(read(''))).toBe(0);
  });

  it('come back from the address they were written to', () => {
    const filters = { ...NO_FILTERS, nationalities: ['US', 'CH'], gender: 'female' as const, ageFrom: 20, ageTo: 35, time: 'extracted' as const, since: '24h' };
    const address = new URLSearchParams(Object.entries(addressOf(filters)).flatMap(([name, value]) => (value ? [[name, value]] : [])));
    expect(read(address.toString())).toEqual(filters);
  });

  it('leave out what makes no sense in an address', () => {
    expect(read('national=us,XYZ&gender=cat&ages=50-20&since=yesterday&until=2026-99-01')).toEqual(NO_FILTERS);
  });

  it('ask for ages up to the year before the upper stop, and without a bound at the last one', () => {
    expect(queryOf({ ...NO_FILTERS, ageFrom: 20, ageTo: 35 }, now)).toMatchObject({ minAge: 20, maxAge: 34 });
    expect(queryOf({ ...NO_FILTERS, ageFrom: 65 }, now)).toMatchObject({ minAge: 65, maxAge: null });
  });

  it('take the last day whole', () => {
    expect(queryOf({ ...NO_FILTERS, since: '2020-01-01', until: '2020-12-31' }, now)).toMatchObject({
      registeredSince: '2020-01-01T00:00:00.000Z', registeredUntil: '2021-01-01T00:00:00.000Z',
    });
  });

  it('keep a span back from now the same within a minute', () => {
    expect(instantOf('1h', now)).toBe('2026-03-01T11:34:00.000Z');
    expect(instantOf('1h', now + 3_000)).toBe(instantOf('1h', now));
  });

  it('are told in words', () => {
    expect(agesText(0, 100)).toBe('All ages');
    expect(agesText(20, 35)).toBe('Age 20–34');
    expect(agesText(65, 100)).toBe('Age 65 and older');
    expect(timeText({ ...NO_FILTERS, time: 'extracted', since: '15m' })).toBe('Extracted in the last 15 minutes');
  });
});
