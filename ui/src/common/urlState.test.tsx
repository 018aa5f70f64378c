// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { afterEach, describe, expect, it } from 'vitest';
import { changedParameters, useUrlState } from './urlState';
import type { UrlChange } from './urlState';

afterEach(cleanup);

describe('The state in the address', () => {
  it('leaves out what is empty', () => {
    const current = new URLSearchParams('state=failed&q=run');
    expect(changedParameters(current, { q: '', offset: 0, live: false, dag: null }).toString()).toBe('state=failed&offset=0');
  });

  it('keeps a change that the page has not drawn yet when another follows', async () => {
    window.history.replaceState(null, '', '/runs?state=failed');
    const drawn: ((change: UrlChange) => void)[] = [];
    function Page() {
      drawn.push(useUrlState()[1]);
      return null;
    }
    render(<RouterProvider router={createBrowserRouter([{ path: '/runs', element: <Page /> }])} />);
    const [first] = drawn;
    await act(async () => first?.({ q: 'run' }));
    await act(async () => first?.({ type: 'manual' }));
    expect(window.location.search).toBe('?state=failed&q=run&type=manual');
  });
});
