// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useTail } from './useTail';

/** A connection whose other end is the test. */
class FakeEventSource {
  static readonly CLOSED = 2;
  static newest: FakeEventSource;
  readyState = 0;
  onopen: () => void = () => undefined;
  onerror: () => void = () => undefined;
  private readonly listeners = new Map<string, (event: { data: string; lastEventId: string }) => void>();

  constructor() {
    FakeEventSource.newest = this;
  }

  addEventListener(name: string, listener: (event: { data: string; lastEventId: string }) => void) {
    this.listeners.set(name, listener);
  }

  close() {
    this.readyState = FakeEventSource.CLOSED;
  }

  open() {
    this.onopen();
  }

  fail(readyState: number) {
    this.readyState = readyState;
    this.onerror();
  }

  send(name: string, data: unknown) {
    this.listeners.get(name)?.({ data: JSON.stringify(data), lastEventId: '' });
  }
}

function tail() {
  const { result } = renderHook(() => useTail('/tail', false));
  const then = (step: (source: FakeEventSource) => void) => {
    act(() => step(FakeEventSource.newest));
    act(() => void vi.advanceTimersByTime(250));
    return result.current;
  };
  return { then };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeEventSource);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('A live tail', () => {
  it('has started when the server says so, not when the connection is open', () => {
    const { then } = tail();
    expect(then((source) => source.open()).hasStarted).toBe(false);
    expect(then((source) => source.send('start', {})).hasStarted).toBe(true);
  });

  it('starts again after its connection was lost, and keeps what it had', () => {
    const { then } = tail();
    then((source) => source.open());
    then((source) => source.send('start', {}));
    expect(then((source) => source.send('record', { offset: 1 })).records).toHaveLength(1);
    expect(then((source) => source.fail(0))).toMatchObject({ hasStarted: false, status: 'lost' });
    expect(then((source) => source.open()).hasStarted).toBe(false);
    expect(then((source) => source.send('start', {})).hasStarted).toBe(true);
    expect(then((source) => source.send('record', { offset: 2 })).records.map((record) => record.offset)).toEqual([2, 1]);
  });

  it('says that the server refused it', () => {
    const { then } = tail();
    expect(then((source) => source.fail(FakeEventSource.CLOSED)).problem).toMatch(/did not open the live tail/);
  });
});
