import { describe, expect, it } from 'vitest';
import { headlineOf, isUntouched } from './headline';
import type { PipelineStatus, StageStatus } from './types';

const stage = (name: string, change: Partial<StageStatus> = {}): StageStatus => ({
  stage: name, title: name, detail: '', state: 'idle', total: 100, ratePerSecond: 0, lag: 0, lagSeconds: 0, latencyP50Seconds: null,
  latencyP99Seconds: null, errors: 0, lastAt: null, message: null, ...change,
});
const pipeline = (...changes: [string, Partial<StageStatus>][]): PipelineStatus => ({
  name: 'random_users',
  stages: ['source', 'topic', 'store', 'views'].map((name) => stage(name, changes.find(([changed]) => changed === name)?.[1])),
  parts: [],
  deadLettersOpen: 0,
});

describe('The headline of the pipeline', () => {
  it('says how fast data flows', () =>
    expect(headlineOf(pipeline(['topic', { ratePerSecond: 12 }]))).toEqual({
      state: 'running', text: 'Data flows at 12/s; nothing waits for the loader.',
    }));
  it('says what waits', () =>
    expect(headlineOf(pipeline(['store', { ratePerSecond: 4, lag: 1 }])).text).toContain('1 record wait'));
  it('puts a store that cannot be read before all else', () =>
    expect(headlineOf(pipeline(['store', { state: 'unhealthy', message: 'No server answers.' }], ['topic', { ratePerSecond: 12 }]))).toEqual({
      state: 'unhealthy', text: 'Topic or store cannot be read: No server answers.',
    }));
  it('says how late a loader is', () =>
    expect(headlineOf(pipeline(['store', { state: 'degraded', lag: 1234, lagSeconds: 90, ratePerSecond: 5 }])).text).toBe(
      'The loader is behind: 1,234 records wait, the oldest for 1 m 30 s.',
    ));
  it('says that nothing has flowed yet', () => expect(headlineOf(pipeline(['topic', { total: 0 }])).text).toBe('Nothing has flowed yet.'));
  it('claims nothing before the first measurement', () =>
    expect(headlineOf(pipeline(['topic', { total: null, ratePerSecond: null }])).text).toBe('The pipeline is being measured.'));
  it('says that everything is loaded when nothing flows', () => expect(headlineOf(pipeline()).text).toContain('everything is loaded'));
  it('says what the transforms still have to do', () =>
    expect(headlineOf(pipeline(['views', { lag: 2 }])).text).toBe('Nothing flows just now; 2 documents wait for the transforms.'));
  it('says that transforms catch up when only they move', () =>
    expect(headlineOf(pipeline(['views', { ratePerSecond: 30 }])).text).toBe('Everything is loaded; the transforms catch up at 30/s.'));
});

describe('A pipeline', () => {
  it('is untouched while its topic never had a record', () => expect(isUntouched(pipeline(['topic', { total: 0 }]))).toBe(true));
  it('is not untouched before it was measured', () => expect(isUntouched(pipeline(['topic', { total: null }]))).toBe(false));
});
