import { describe, expect, it } from 'vitest';
import { stateOf } from './groupState';

describe('The look of a group', () => {
  it('is that of a pause whatever the coordinator says', () => expect(stateOf('Stable', true)).toBe('paused'));
  it('is good when it is stable', () => expect(stateOf('Stable', false)).toBe('success'));
  it('moves while it rebalances', () => expect(stateOf('PreparingRebalance', false)).toBe('running'));
  it('is nothing when nobody is in it', () => expect(stateOf('Empty', false)).toBe('none'));
});
