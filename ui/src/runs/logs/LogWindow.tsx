import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useEffect, useMemo, useRef, useState } from 'react';
import { LogRow } from './LogRow';
import { columnsOf, layoutOf, windowOf } from './logModel';
import type { LogLine, Match } from './logModel';
import classes from './LogWindow.module.css';

/** Pixels of a row, as in the stylesheet. */
const ROW = 18;
/** Browsers give up on boxes that are higher than some millions of pixels. */
const MOST_PIXELS = 15_000_000;

interface Properties {
  lines: readonly LogLine[];
  matches: readonly Match[];
  current: number;
  wrap: boolean;
  times: boolean;
  follow: boolean;
  onFollow: (follow: boolean) => void;
  label: string;
}

/** A letter of the log's font is so wide, or a little less. */
const LETTER = 7.25;

/** Letters that fit beside the line's number, time and level. */
const columnsIn = (width: number, before: number) => (width === 0 ? 120 : Math.max(10, Math.floor((width - 24) / LETTER) - before));

/** The matches of each line that has some. */
function matchesByLine(matches: readonly Match[]): Map<number, Match[]> {
  const byLine = new Map<number, Match[]>();
  for (const match of matches) {
    const before = byLine.get(match.line);
    if (before) {
      before.push(match);
    } else {
      byLine.set(match.line, [match]);
    }
  }
  return byLine;
}

/** Draws only the lines in view, so that a log of 100,000 lines scrolls like one of ten. */
export function LogWindow({ lines, matches, current, wrap, times, follow, onFollow, label }: Properties) {
  const box = useRef<HTMLDivElement>(null);
  const size = useElementSize<HTMLDivElement>();
  const ref = useMergedRef(box, size.ref);
  const [top, setTop] = useState(0);
  const digits = String(lines.at(-1)?.seq ?? 0).length;
  const columns = columnsIn(size.width, digits + (times ? 13 : 0) + 3);
  const tops = useMemo(() => layoutOf(lines, wrap ? columns : null), [lines, wrap, columns]);
  const rows = tops[lines.length] ?? 0;
  const height = Math.min(rows * ROW, MOST_PIXELS);
  const [first, last] = windowOf(tops, top / ROW, size.height / ROW);
  const widest = useMemo(
    () => (wrap ? 0 : lines.reduce((most, line) => Math.max(most, ...line.message.split('\n').map(columnsOf)), 0)),
    [lines, wrap],
  );
  const byLine = useMemo(() => matchesByLine(matches), [matches]);
  const looked = matches[current];

  useEffect(() => {
    if (follow && box.current) {
      box.current.scrollTop = box.current.scrollHeight;
    }
  }, [follow, height, size.height]);

  useEffect(() => {
    if (looked && box.current) {
      const row = (tops[looked.line] ?? 0) * ROW;
      const view = box.current;
      if (row < view.scrollTop || row > view.scrollTop + view.clientHeight - 2 * ROW) {
        view.scrollTop = row - view.clientHeight / 2;
      }
    }
    // A match is gone to when it is chosen, not whenever lines come.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [looked]);

  return (
    <div
      ref={ref}
      className={classes.box}
      role="region"
      aria-label={label}
      // The box takes the focus so that arrow keys can scroll it.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onScroll={(event) => {
        const view = event.currentTarget;
        setTop(view.scrollTop);
        const isAtEnd = view.scrollTop + view.clientHeight >= view.scrollHeight - 2 * ROW;
        if (follow && !isAtEnd && view.scrollTop < top) {
          onFollow(false);
        }
      }}
    >
      <div className={classes.space} style={{ height, minWidth: wrap ? undefined : `calc(${widest + digits + (times ? 16 : 3)}ch + 24px)` }}>
        {lines.slice(first, last).map((line, index) => (
          <LogRow
            key={line.seq}
            line={line}
            top={(tops[first + index] ?? 0) * ROW}
            rows={(tops[first + index + 1] ?? 0) - (tops[first + index] ?? 0)}
            digits={digits}
            columns={wrap ? columns : null}
            times={times}
            matches={byLine.get(first + index)}
            looked={looked}
          />
        ))}
      </div>
    </div>
  );
}
