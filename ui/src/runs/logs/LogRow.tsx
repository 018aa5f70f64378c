import { memo } from 'react';
import type { ReactNode } from 'react';
import type { LogLine, Match } from './logModel';
import classes from './LogWindow.module.css';

interface Properties {
  line: LogLine;
  top: number;
  rows: number;
  digits: number;
  /** Letters of a row that is broken; null when rows are not. */
  columns: number | null;
  times: boolean;
  matches?: readonly Match[];
  looked?: Match;
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hourCycle: 'h23' });
const marks: Record<string, string> = { trace: 'T', debug: 'D', information: ' ', warning: 'W', error: 'E', critical: 'C' };

function marked(message: string, matches: readonly Match[], looked?: Match): ReactNode[] {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of matches) {
    parts.push(message.slice(end, match.start));
    parts.push(
      <mark key={match.start} data-looked={match === looked || undefined}>
        {message.slice(match.start, match.end)}
      </mark>,
    );
    end = match.end;
  }
  parts.push(message.slice(end));
  return parts;
}

export const LogRow = memo(function LogRow({ line, top, rows, digits, columns, times, matches, looked }: Properties) {
  return (
    <div className={classes.row} data-level={line.level} data-seq={line.seq} style={{ top, height: `calc(${rows} * var(--log-row))` }}>
      <span className={classes.number} style={{ width: `${digits}ch` }}>
        {line.seq}
      </span>
      {times && (
        <time className={classes.time} dateTime={line.time ?? undefined} title={line.time ?? undefined}>
          {line.time && clock.format(new Date(line.time))}
        </time>
      )}
      <span className={classes.mark} title={line.level}>
        {marks[line.level] ?? ' '}
      </span>
      <span className={classes.message} data-wrap={columns !== null || undefined} style={columns === null ? undefined : { width: `${columns}ch` }}>
        {matches ? marked(line.message, matches, looked) : line.message}
      </span>
    </div>
  );
});
