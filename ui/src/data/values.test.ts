import { describe, expect, it } from 'vitest';
import { examplesFor } from './examples';
import { detailsOf, verdictOf } from './plan';
import { columnsOf, filterFor, orderOf, previewOf, recordOf, sortOf, totalText } from './values';
import type { PlanShape } from './types';

describe('A cell of the documents’ table', () => {
  it.each([
    [{ $oid: '507f1f77bcf86cd799439011' }, '507f1f77bcf86cd799439011'],
    [{ $numberLong: '9007199254740993' }, '9007199254740993'],
    [{ type: 'Point', coordinates: [8.5, 47.4] }, 'Point 8.5, 47.4'],
    [{ gender: 'male', name: { first: 'Ann' }, tags: [1, 2] }, 'gender: male, name: {…}, tags: [2]'],
    [[1, { a: 1 }], '[1, {…}]'],
    ['text', 'text'],
    [undefined, ''],
  ])('shows %j as %s', (value, text) => {
    expect(previewOf(value)).toBe(text);
  });

  it('shows a time before 1970 in the reader’s zone', () => {
    expect(previewOf({ $date: { $numberLong: '-294001184685' } })).toMatch(/^1960-09-0[67] /);
  });
});

describe('The columns', () => {
  it('begin with the id and end with objects', () => {
    const documents = [{ payload: { a: 1 }, nat: 'US', _id: '1' }, { age: 5, loadedAt: { $date: '2026-01-01T00:00:00Z' } }];
    expect(columnsOf(documents)).toEqual(['_id', 'nat', 'age', 'loadedAt', 'payload']);
  });

  it('are no more than fit', () => {
    expect(columnsOf([Object.fromEntries(Array.from({ length: 99 }, (_, index) => [`f${index}`, index]))])).toHaveLength(24);
  });
});

describe('The link to the Kafka record', () => {
  it('names topic, partition and offset', () => {
    expect(recordOf({ source: { topic: 'a b', partition: 2, offset: { $numberLong: '12' } } })?.path).toBe('/topics/a%20b?partition=2&offset=12');
  });

  it('is left out when the document does not say where it came from', () => {
    expect(recordOf({ source: { topic: 'a' } })).toBeNull();
    expect(recordOf({})).toBeNull();
  });
});

describe('A value of the schema', () => {
  it.each([
    ['nat', 'string', 'US', '{"nat":"US"}'],
    ['age', 'int', '30', '{"age": 30}'],
    ['tags[]', 'string', 'x', '{"tags":"x"}'],
    ['at', 'date', '2026-01-01T00:00:00.000Z', '{"at":{"$date":"2026-01-01T00:00:00.000Z"}}'],
    ['a', 'binData', 'x', null],
    ['a', 'string', 'cut off…', null],
    ['$a', 'string', 'x', null],
  ])('%s of type %s and value %s is found by %s', (path, type, value, filter) => {
    expect(filterFor(path, type, value)).toBe(filter);
  });
});

describe('The order', () => {
  it('of one field is that of a column', () => {
    expect(orderOf('{"age": -1}')).toBe('-age');
    expect(orderOf(sortOf('age'))).toBe('age');
    expect(sortOf('-a"b')).toBe('{"a\\"b":-1}');
  });

  it('of several fields, or malformed, is none of a column', () => {
    expect(orderOf('{"a": 1, "b": 1}')).toBeUndefined();
    expect(orderOf('{')).toBeUndefined();
    expect(orderOf('')).toBeUndefined();
  });
});

it('A total says what it is worth', () => {
  expect([totalText(5, 'exact', String), totalText(10, 'atLeast', String), totalText(null, 'unknown', String)]).toEqual([
    '5', 'more than 10', 'an unknown number',
  ]);
});

it('Examples are filters that a collection with these fields can answer', () => {
  expect(examplesFor(['age']).map((example) => example.needs)).toEqual(['age', 'age']);
  expect(examplesFor([]).length).toBeGreaterThan(0);
  for (const { filter } of [...examplesFor(['nat', 'payload', 'source', 'loadedAt', 'gender', 'age', 'state', 'city', 'position']), ...examplesFor([])]) {
    expect(JSON.parse(filter)).toBeTypeOf('object');
  }
});

const plan: PlanShape = {
  reads: 'index', index: 'age_1', sortsInMemory: false, returned: 10, keysExamined: 10, documentsExamined: 10, millis: 1, rejectedPlans: 0, stages: [],
  raw: null,
};

describe('The verdict about a plan', () => {
  it.each([
    [{}, 'good', 'Uses the index age_1'],
    [{ sortsInMemory: true }, 'fair', 'Uses the index age_1'],
    [{ documentsExamined: 5000 }, 'fair', 'Uses the index age_1'],
    [{ reads: 'collection', index: null, documentsExamined: 5000 }, 'poor', 'Reads the whole collection'],
    [{ reads: 'collection', index: null, documentsExamined: 20 }, 'good', 'Reads the whole collection'],
    [{ reads: 'collection', index: null, documentsExamined: 10 }, 'good', 'Reads documents as they lie'],
    [{ reads: 'nothing', index: null }, 'good', 'There is nothing to read'],
  ])('for %j is %s: %s', (change, tone, title) => {
    expect(verdictOf({ ...plan, ...change })).toMatchObject({ tone, title });
  });

  it('shows the bounds of an index as MongoDB writes them', () => {
    const details = { indexName: 'age_1', indexBounds: { age: ['[30, 30]'] }, direction: 'forward' };
    expect(detailsOf({ stage: 'IXSCAN', depth: 0, details, returned: 1, keysExamined: 1, documentsExamined: null, millis: 0 })).toEqual([
      ['indexName', 'age_1'],
      ['indexBounds', 'age: [30, 30]'],
    ]);
  });
});
