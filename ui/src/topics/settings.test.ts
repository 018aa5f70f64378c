import { describe, expect, it } from 'vitest';
import { settingText } from './settings';

describe('A setting in words', () => {
  it('tells milliseconds as a time', () => expect(settingText('retention.ms', '604800000')).toBe('7 d'));
  it('tells bytes in larger units', () => expect(settingText('segment.bytes', '1073741824')).toBe('1 GB'));
  it('tells -1 as no limit', () => expect(settingText('retention.bytes', '-1')).toBe('no limit'));
  it('adds nothing to words', () => expect(settingText('cleanup.policy', 'delete')).toBe(''));
});
