import { formatDuration, formatRelative, formatTime, secondsBetween, UNKNOWN } from './format';
import { useNow } from './now';

function Relative({ value }: { value: string }) {
  return formatRelative(value, useNow());
}

/** A moment: how long ago (or until), with the exact time in the reader's zone and in UTC on hover; `absolute` shows the time itself. */
export function TimeText({ value, absolute }: { value: string | null | undefined; absolute?: boolean }) {
  if (!value) {
    return <span className="muted">{UNKNOWN}</span>;
  }
  const local = formatTime(value);
  return (
    <time dateTime={value} title={`${local} (local)\n${value} (UTC)`} className="nowrap">
      {absolute ? local : <Relative value={value} />}
    </time>
  );
}

function Growing({ start }: { start: string }) {
  const seconds = secondsBetween(start, null, useNow());
  return formatDuration(seconds === null ? null : Math.floor(seconds));
}

/** How long something took, or has taken so far when it goes on. */
export function DurationText({ start, end }: { start: string | null | undefined; end: string | null | undefined }) {
  if (!start) {
    return <span className="muted">{UNKNOWN}</span>;
  }
  return <span className="nowrap">{end ? formatDuration(secondsBetween(start, end, 0)) : <Growing start={start} />}</span>;
}
