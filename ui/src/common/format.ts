const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** Unknown numbers are a dash, never a zero. */
export const UNKNOWN = '–';

export function formatNumber(value: number | null | undefined): string {
  return value === null || value === undefined || Number.isNaN(value) ? UNKNOWN : whole.format(value);
}

/** 12,345 → 12.3K: for tight places. */
export function formatShort(value: number | null | undefined): string {
  return value === null || value === undefined ? UNKNOWN : short.format(value);
}

export function formatRate(perSecond: number | null | undefined): string {
  if (perSecond === null || perSecond === undefined) {
    return UNKNOWN;
  }
  const digits = perSecond > 0 && perSecond < 10 ? 1 : 0;
  return `${perSecond.toLocaleString('en', { maximumFractionDigits: digits })}/s`;
}

export function formatBytes(bytes: number | null | undefined): string {
  if (bytes === null || bytes === undefined) {
    return UNKNOWN;
  }
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log(bytes) / Math.log(1024)), units.length - 1);
  const value = bytes / 1024 ** step;
  return `${value.toLocaleString('en', { maximumFractionDigits: step === 0 || value >= 100 ? 0 : 1 })} ${units[step] ?? 'B'}`;
}

/** 0.0042 → "4 ms", 75 → "1 m 15 s", 7260 → "2 h 1 m". */
export function formatDuration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined || Number.isNaN(seconds)) {
    return UNKNOWN;
  }
  if (seconds < 1) {
    return `${Math.round(Math.max(0, seconds) * 1000)} ms`;
  }
  if (seconds < 10) {
    return `${seconds.toFixed(1)} s`;
  }
  const total = Math.round(seconds);
  if (total < 60) {
    return `${total} s`;
  }
  const parts: [number, string][] = [
    [Math.floor(total / 86_400), 'd'],
    [Math.floor(total / 3_600) % 24, 'h'],
    [Math.floor(total / 60) % 60, 'm'],
    [total % 60, 's'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(([count], index) => index === 0 || count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

/** Seconds between two times, or up to `now` when it has not ended; null when it has not begun. */
export function secondsBetween(start: string | null | undefined, end: string | null | undefined, now: number): number | null {
  return start ? Math.max(0, ((end ? Date.parse(end) : now) - Date.parse(start)) / 1000) : null;
}

const dateTime = new Intl.DateTimeFormat('en-CA', {
  year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});

/** 2026-11-23 14:05:09 in the reader's time zone. */
export function formatTime(value: string | number | Date): string {
  return dateTime.format(new Date(value)).replace(',', '');
}

/** "in 4 m", "12 s ago", "just now". */
export function formatRelative(value: string | number | Date, now: number): string {
  const seconds = (new Date(value).getTime() - now) / 1000;
  if (Math.abs(seconds) < 1.5) {
    return 'just now';
  }
  const text = formatDuration(Math.max(1, Math.round(Math.abs(seconds)))).split(' ').slice(0, 2).join(' ').replace(/\.0 s/, ' s');
  return seconds > 0 ? `in ${text}` : `${text} ago`;
}
