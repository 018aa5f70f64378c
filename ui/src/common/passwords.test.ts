import { describe, expect, it } from 'vitest';
import { passwordProblem } from './passwords';

describe('A new password', () => {
  it('is refused when short', () => expect(passwordProblem('short', 'short')).toContain('8 to 256'));
  it('is refused when too long', () => expect(passwordProblem('a'.repeat(257), 'a'.repeat(257))).toContain('8 to 256'));
  it('is refused when the repetition differs', () => expect(passwordProblem('correct horse', 'correct house')).toBe('The two are not the same.'));
  it('is taken when it is long enough and twice the same', () => expect(passwordProblem('correct horse', 'correct horse')).toBeNull());
});
