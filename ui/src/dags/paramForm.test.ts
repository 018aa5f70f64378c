import { describe, expect, it } from 'vitest';
import { initialValues, readForm, readJson } from './paramForm';
import type { ParamShape } from './types';

const param = (name: string, type: string, more: Partial<ParamShape> = {}): ParamShape => ({
  name, type, default: null, description: '', required: false, enum: null, minimum: null, maximum: null, pattern: null, format: null, ...more,
});
const results = param('results', 'integer', { default: 10, minimum: 1, maximum: 5000 });
const window = param('window', 'number', { default: 120, minimum: 0 });
const mode = param('mode', 'string', { default: 'fast', enum: ['fast', 'slow'] });
const since = param('since', 'string', { format: 'date-time', required: true });
const options = param('options', 'object', { default: { a: 1 } });
const stop = param('stop', 'boolean', { default: false });

describe('The form of parameters', () => {
  it('starts with the defaults', () =>
    expect(initialValues([results, stop, options])).toEqual({ results: '10', stop: false, options: '{\n  "a": 1\n}' }));

  it('starts with a given conf instead, where there is one', () => expect(initialValues([results], { results: 7 })).toEqual({ results: '7' }));

  it('sends nothing when nothing was changed', () =>
    expect(readForm([results, window, mode, stop, options], initialValues([results, window, mode, stop, options]))).toEqual({ conf: {}, errors: {} }));

  it('sends what was changed, in its own type', () =>
    expect(readForm([results, window, mode, stop], { results: '20', window: '1.5', mode: 'slow', stop: true }).conf).toEqual({
      results: 20, window: 1.5, mode: 'slow', stop: true,
    }));

  it.each(['0', '5001', '2.5', 'ten', '"10"'])('refuses %s where a whole number from 1 to 5000 is wanted', (text) =>
    expect(readForm([results], { results: text }).errors.results).toBe('This is a whole number from 1 to 5000.'));

  it('takes the bounds themselves', () => {
    expect(readForm([results], { results: '1' }).conf).toEqual({ results: 1 });
    expect(readForm([results], { results: '5000' }).conf).toEqual({ results: 5000 });
  });

  it('demands what is required', () => expect(readForm([since], {}).errors).toEqual({ since: 'This must be given.' }));
  it('refuses a moment that is none', () => expect(readForm([since], { since: 'soon' }).errors.since).toMatch(/moment/));
  it('sends a required moment as text', () => expect(readForm([since], { since: '2026-03-01T00:00:00Z' }).conf).toEqual({ since: '2026-03-01T00:00:00Z' }));
  it('does not take an emptied number for its default', () => expect(readForm([window], { window: ' ' }).errors.window).toMatch(/Leave 120/));
  it('refuses text that is none of the allowed', () => expect(readForm([mode], { mode: 'warp' }).errors.mode).toBe('This is one of fast, slow.'));
  it('refuses a broken object', () => expect(readForm([options], { options: '{a:1}' }).errors.options).toBe('This is a JSON object or array.'));
});

describe('Parameters as JSON', () => {
  it('takes an empty text for no parameters', () => expect(readJson([results], '')).toEqual({ conf: {}, errors: {} }));
  it('says what is wrong with text that is no JSON', () => expect(readJson([results], '{').errors['']).toMatch(/no JSON/));
  it('refuses anything but an object', () => expect(readJson([results], '[1]').errors['']).toMatch(/JSON object/));
  it('refuses a name that the DAG does not have', () => expect(readJson([results], '{"result":1}').errors).toEqual({ result: 'There is no such parameter.' }));
  it('refuses a value of another type', () => expect(readJson([results], '{"results":"1"}').errors.results).toMatch(/whole number/));
  it('demands what is required', () => expect(readJson([since], '{}').errors).toEqual({ since: 'This must be given.' }));
  it('takes a value within bounds', () => expect(readJson([results], '{"results":3}')).toEqual({ conf: { results: 3 }, errors: {} }));
});
