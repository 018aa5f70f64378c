import { describe, expect, it } from 'vitest';
import { addressOf, contentFilter, instantOf, placeFrom, placeOf, queryFrom, serverQuery } from './recordQuery';

const from = (values: Record<string, string>) => queryFrom((name) => values[name] ?? '');

describe('The records that an address asks for', () => {
  it('are the newest when it says nothing', () => expect(serverQuery(from({}))).toMatchObject({ order: 'newest', offset: undefined }));
  it('are the newest when it asks for an unknown beginning', () => expect(from({ start: 'sideways' }).start).toBe('newest'));
  it('come oldest first from an offset on', () =>
    expect(serverQuery(from({ start: 'offset', offset: '12' }))).toMatchObject({ order: 'oldest', offset: '12' }));
  it('come newest first before a time', () => {
    const query = serverQuery(from({ start: 'before', time: '2026-03-01T10:00' }));
    expect(query.order).toBe('newest');
    expect(query.to).toBe(new Date('2026-03-01T10:00').toISOString());
    expect(query.from).toBeUndefined();
  });
  it('are not searched by a path without its value', () => expect(contentFilter(from({ path: 'name.first' }))).not.toHaveProperty('path'));
});

describe('The address of a query', () => {
  it('is empty for the newest records', () => expect(Object.values(addressOf(from({}))).filter(Boolean)).toEqual([]));
  it('leaves out an offset that does not apply', () => expect(addressOf(from({ start: 'oldest', offset: '5' })).offset).toBeNull());
  it('says what it was made from', () => {
    const query = from({ start: 'offset', offset: '7', key: 'US', path: 'a.b', equals: '1', partition: '2' });
    expect(queryFrom((name) => addressOf(query)[name] ?? '')).toEqual(query);
  });
});

describe('A place of a record', () => {
  it('is read back as it was written', () => expect(placeFrom(placeOf({ partition: 2, offset: 1045 }))).toEqual({ partition: 2, offset: 1045 }));
  it('is none when it is another text', () => expect(placeFrom('2:-1')).toBeNull());
});

describe('A time of the reader', () => {
  it('is none when it cannot be read', () => expect(instantOf('yesterday')).toBeNull());
});
