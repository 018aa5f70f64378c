import { describe, expect, it } from 'vitest';
import { filterFrom, isFiltered, planSentences, replayBody, resultSentence, serverFilter, wordsOf } from './letters';

const nothing = filterFrom(() => '');
const report = {
  through: 'topic', selected: 3, alreadyReplayed: 0, refused: 0, open: 3, sent: 3, stored: 0, duplicates: 0, failedAgain: 0, notSent: 0, reason: null,
};

describe('The filter of dead letters', () => {
  it('is none without parameters', () => expect(isFiltered(nothing)).toBe(false));
  it('gives times as instants', () => expect(serverFilter({ ...nothing, from: '2026-03-01T10:00' }).from).toBe(new Date('2026-03-01T10:00').toISOString()));
});

describe('What a replay asks for', () => {
  it('is the chosen places', () => expect(replayBody({ places: [{ partition: 0, offset: 4 }] })).toEqual({ places: [{ partition: 0, offset: 4 }] }));
  it('is the filter without its status, for replayed letters are left alone anyway', () =>
    expect(replayBody({ filter: { ...nothing, status: 'open', reason: 'too_large' } })).not.toHaveProperty('status'));
});

describe('A replay in words', () => {
  it('says what would happen', () =>
    expect(planSentences({ ...report, selected: 5, open: 1, alreadyReplayed: 3, refused: 1, reason: 'age is missing' })).toEqual([
      '1 letter of 5 would be replayed.',
      '3 letters were replayed before and are left alone.',
      '1 letter breaks the contract still and stays open: age is missing.',
    ]));
  it('says what the loader made of it', () =>
    expect(resultSentence({ ...report, through: 'loader', stored: 1, duplicates: 1, failedAgain: 1 })).toBe(
      'Replayed 3 letters through the loader; 1 stored, 1 stored before, 1 failed again.',
    ));
  it('says what was not sent and why', () =>
    expect(resultSentence({ ...report, sent: 1, notSent: 2, reason: 'the topic is full' })).toContain('2 could not be sent and stay open: the topic is full'));
});

describe('A reason in words', () => {
  it('has spaces and a capital', () => expect(wordsOf('malformed_value')).toBe('Malformed value'));
});
