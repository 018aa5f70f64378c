// @vitest-environment jsdom
import { MantineProvider } from '@mantine/core';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SearchField } from './SearchField';

/** An address that follows what is reported only when it is told to, as the real one does while a page is being drawn. */
function lateAddress() {
  const reported: string[] = [];
  let show: (value: string) => void = () => undefined;
  function Page() {
    const [value, setValue] = useState('');
    show = setValue;
    return (
      <MantineProvider>
        <SearchField label="Search" value={value} onChange={(text) => reported.push(text)} />
      </MantineProvider>
    );
  }
  render(<Page />);
  const field = () => screen.getByRole<HTMLInputElement>('searchbox');
  return {
    reported,
    says: (value: string) => act(() => show(value)),
    type: (text: string) => act(() => void fireEvent.change(field(), { target: { value: text } })),
    rest: () => act(() => void vi.advanceTimersByTime(300)),
    text: () => field().value,
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  // What Mantine asks a browser for and jsdom does not have.
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }));
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('A search field', () => {
  it('keeps what is typed while the address has not followed yet', () => {
    const page = lateAddress();
    page.type('run');
    page.rest();
    expect(page.reported).toEqual(['run']);
    expect(page.text()).toBe('run');
    page.type('run-1');
    page.says('run');
    expect(page.text()).toBe('run-1');
    page.rest();
    page.says('run-1');
    expect(page.text()).toBe('run-1');
    expect(page.reported).toEqual(['run', 'run-1']);
  });

  it('reports that it was emptied before the address had followed', () => {
    const page = lateAddress();
    page.type('run');
    page.rest();
    page.type('');
    page.rest();
    expect(page.reported).toEqual(['run', '']);
    page.says('run');
    page.says('');
    expect(page.text()).toBe('');
  });

  it('shows what the address says when it changes by other means, and forgets what was being typed', () => {
    const page = lateAddress();
    page.type('run');
    page.says('from a link');
    expect(page.text()).toBe('from a link');
    page.rest();
    expect(page.reported).toEqual([]);
    page.says('');
    expect(page.text()).toBe('');
  });
});
