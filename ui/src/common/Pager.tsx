import { Button } from '@mantine/core';
import { formatNumber } from './format';
import classes from './common.module.css';

interface Properties {
  offset: number;
  limit: number;
  total: number;
  onOffset: (offset: number) => void;
}

export function Pager({ offset, limit, total, onOffset }: Properties) {
  if (total <= limit && offset === 0) {
    return null;
  }
  const last = Math.min(offset + limit, total);
  return (
    <nav className={classes.pager} aria-label="Pages">
      <span className="muted">
        {formatNumber(total === 0 ? 0 : offset + 1)}–{formatNumber(last)} of {formatNumber(total)}
      </span>
      <Button variant="default" disabled={offset === 0} onClick={() => onOffset(Math.max(0, offset - limit))}>
        Previous
      </Button>
      <Button variant="default" disabled={last >= total} onClick={() => onOffset(offset + limit)}>
        Next
      </Button>
    </nav>
  );
}
