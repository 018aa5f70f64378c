import { formatNumber } from '../common/format';

export type ResetTo = 'earliest' | 'latest' | 'offset' | 'time';

export interface ResetChoice {
  topic: string;
  to: ResetTo;
  offset: string;
  time: string;
  partition: string;
}

export interface ResetBody {
  topic: string;
  to: ResetTo;
  offset: number | null;
  time: string | null;
  partition: number | null;
}

/** What the server is asked for; null while the choice is not complete. */
export function resetBody({ topic, to, offset, time, partition }: ResetChoice): ResetBody | null {
  const instant = new Date(time);
  if (!topic || (to === 'offset' && !/^\d+$/.test(offset)) || (to === 'time' && Number.isNaN(instant.getTime()))) {
    return null;
  }
  return {
    topic,
    to,
    offset: to === 'offset' ? Number(offset) : null,
    time: to === 'time' ? instant.toISOString() : null,
    partition: partition === '' ? null : Number(partition),
  };
}

interface Row {
  before: number | null;
  after: number;
  readAgain: number | null;
}

export function effectOf({ before, readAgain }: Row): string {
  if (before === null || readAgain === null) {
    return 'begins there';
  }
  return readAgain > 0 ? `reads ${formatNumber(readAgain)} again` : readAgain < 0 ? `skips ${formatNumber(-readAgain)}` : 'none';
}

export function summaryOf(rows: readonly Row[]): string {
  const again = rows.reduce((sum, row) => sum + Math.max(0, row.readAgain ?? 0), 0);
  const skipped = rows.reduce((sum, row) => sum + Math.max(0, -(row.readAgain ?? 0)), 0);
  const parts = [again > 0 && `${formatNumber(again)} records are read again`, skipped > 0 && `${formatNumber(skipped)} are skipped`].filter(Boolean);
  return `Reset: ${parts.length > 0 ? parts.join(', ') : 'nothing moved'}.`;
}
