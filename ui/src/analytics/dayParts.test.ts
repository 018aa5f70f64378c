import { describe, expect, it } from 'vitest';
import { bestMoment, clock, countsAt, offsetName, partAt, reachedAt } from './dayParts';

const offset = (minutes: number, users: number) => ({ minutes, users, offset: null, timezone: null, share: 0, localTime: '', part: '' });
const offsets = [offset(-480, 100), offset(0, 10), offset(345, 1)];

describe('Parts of the day', () => {
  it('begin at their minute and sleep goes on past midnight', () => {
    expect([0, 419, 420, 540, 1080, 1380, 1439].map(partAt)).toEqual(['sleeping', 'sleeping', 'morning', 'working', 'evening', 'sleeping', 'sleeping']);
  });

  it('are counted by local time', () => {
    expect(countsAt(offsets, 12 * 60)).toEqual({ morning: 0, working: 11, evening: 0, sleeping: 100 });
  });

  it('count every user once at any time', () => {
    for (let minute = 0; minute < 1440; minute += 15) {
      expect(Object.values(countsAt(offsets, minute)).reduce((a, b) => a + b)).toBe(111);
    }
  });
});

describe('Reaching users', () => {
  it('counts those whose local time lies in the hours', () => {
    expect(reachedAt(offsets, 17 * 60, 540, 1080)).toBe(110);
    expect(reachedAt(offsets, 0, 1320, 360)).toBe(11);
    expect(reachedAt(offsets, 0, 540, 540)).toBe(111);
  });

  it('finds the earliest of the best moments', () => {
    expect(bestMoment(offsets, 540, 1080)).toEqual({ minute: 17 * 60, users: 110 });
    expect(bestMoment([], 540, 1080)).toEqual({ minute: 0, users: 0 });
  });

  it('names times and offsets', () => {
    expect(clock(-15)).toBe('23:45');
    expect(offsetName(345)).toBe('UTC+5:45');
    expect(offsetName(-210)).toBe('UTC−3:30');
    expect(offsetName(0)).toBe('UTC+0');
  });
});
