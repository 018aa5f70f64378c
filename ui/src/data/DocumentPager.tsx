import { Button } from '@mantine/core';
import { formatNumber } from '../common/format';
import { useUrlState } from '../common/urlState';
import common from '../common/common.module.css';
import { totalText } from './values';
import type { DocumentPage } from './types';

/** The server walks over the documents before an offset, so there is an end to it. */
const MOST_SKIPPED = 10_000;

/** Pages by offset; in the order of the ids by place, which has no end. */
export function DocumentPager({ page, offset }: { page: DocumentPage; offset: number }) {
  const [get, set] = useUrlState();
  const count = page.items.length;
  const total = totalText(page.total, page.totalIs, formatNumber);
  const byPlace = page.next !== null || page.previous !== null || get('after') !== '' || get('before') !== '';
  const isPast = !byPlace && offset + count > MOST_SKIPPED;
  const goForward = () =>
    byPlace ? set({ after: page.next, before: null, offset: null, doc: null }) : set({ offset: offset + count, doc: null });
  const goBack = () =>
    byPlace ? set({ before: page.previous, after: null, offset: null, doc: null }) : set({ offset: Math.max(0, offset - 50) || null, doc: null });
  const isFirst = byPlace ? get('after') === '' && (get('before') === '' || page.previous === null) : offset === 0;
  return (
    <nav className={common.pager} aria-label="Pages">
      <span className="muted" role="status">
        {byPlace ? `${formatNumber(count)} of ${total}` : count === 0 ? `0 of ${total}` : `${formatNumber(offset + 1)}–${formatNumber(offset + count)} of ${total}`}
        {` · ${formatNumber(page.millis)} ms`}
        {isPast && page.hasMore && '. Sort by _id or narrow the filter to go on.'}
      </span>
      {byPlace && (
        <Button variant="default" disabled={isFirst} onClick={() => set({ after: null, before: null, offset: null, doc: null })}>
          First
        </Button>
      )}
      <Button variant="default" disabled={isFirst || (byPlace && page.previous === null)} onClick={goBack}>
        Previous
      </Button>
      <Button variant="default" disabled={!page.hasMore || isPast || (byPlace && page.next === null)} onClick={goForward}>
        Next
      </Button>
    </nav>
  );
}
