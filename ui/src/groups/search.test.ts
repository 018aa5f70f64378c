import { describe, expect, it } from 'vitest';
import { matchingGroups } from './search';
import type { GroupSummary } from './types';

const group = (name: string, ...topics: string[]): GroupSummary => ({
  group: name, state: 'Stable', isPaused: false, members: 1, topics, lag: 0, lagSeconds: 0,
});
const groups = [group('users', 'random_users'), group('audit', 'events')];
const names = (text: string) => matchingGroups(groups, text).map((found) => found.group);

describe('Searching groups', () => {
  it('keeps all groups when the text is blank', () => expect(names('  ')).toEqual(['users', 'audit']));
  it('finds a group by a part of its name in any case', () => expect(names('AUD')).toEqual(['audit']));
  it('finds a group by a topic it reads', () => expect(names('random')).toEqual(['users']));
  it('finds nothing when neither name nor topic holds the text', () => expect(names('orders')).toEqual([]));
});
