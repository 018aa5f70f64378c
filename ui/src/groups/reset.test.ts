import { describe, expect, it } from 'vitest';
import { effectOf, resetBody, summaryOf } from './reset';

const choice = { topic: 'orders', to: 'earliest' as const, offset: '', time: '', partition: '' };

describe('What a reset asks the server for', () => {
  it('is all partitions unless one is chosen', () => expect(resetBody(choice)?.partition).toBeNull());
  it('is nothing while the offset is missing', () => expect(resetBody({ ...choice, to: 'offset' })).toBeNull());
  it('is nothing while the time is missing', () => expect(resetBody({ ...choice, to: 'time' })).toBeNull());
  it('has the time as an instant', () =>
    expect(resetBody({ ...choice, to: 'time', time: '2026-03-01T10:00' })?.time).toBe(new Date('2026-03-01T10:00').toISOString()));
  it('keeps partition 0', () => expect(resetBody({ ...choice, partition: '0' })?.partition).toBe(0));
});

describe('The effect of a reset', () => {
  it('is told by partition', () => {
    expect(effectOf({ before: 5, after: 2, readAgain: 3 })).toBe('reads 3 again');
    expect(effectOf({ before: 5, after: 9, readAgain: -4 })).toBe('skips 4');
    expect(effectOf({ before: 5, after: 5, readAgain: 0 })).toBe('none');
    expect(effectOf({ before: null, after: 0, readAgain: null })).toBe('begins there');
  });
  it('is summed up with what is read again and what is skipped apart', () =>
    expect(summaryOf([{ before: 5, after: 2, readAgain: 3 }, { before: 1, after: 2, readAgain: -1 }])).toBe(
      'Reset: 3 records are read again, 1 are skipped.',
    ));
});
