import { formatBytes, formatDuration, formatNumber, formatRate } from '../common/format';
import type { Metric, MetricSeries } from './types';

const NOUN = /^\{(.+)\}$/;

/** A value in the unit of its instrument, for people. */
export function formatMeasured(value: number | null | undefined, unit: string): string {
  if (value === null || value === undefined) {
    return formatNumber(value);
  }
  switch (unit) {
    case 's':
      return formatDuration(value);
    case 'By':
      return formatBytes(value);
    case '{record}/s':
      return formatRate(value);
    default:
      return Number.isInteger(value) || Math.abs(value) >= 100 ? formatNumber(value) : value.toLocaleString('en', { maximumSignificantDigits: 3 });
  }
}

/** What a series shows: the value first, then what explains it. */
export function readingOf(metric: Metric, series: MetricSeries): { value: string; note: string } {
  if (metric.kind === 'histogram') {
    return {
      value: `${formatMeasured(series.p50, metric.unit)} / ${formatMeasured(series.p99, metric.unit)}`,
      note: `p50 / p99 of ${formatNumber(series.count)}`,
    };
  }
  const noun = NOUN.exec(metric.unit)?.[1];
  const latest = series.history.at(-1);
  return {
    value: formatMeasured(series.value, metric.unit),
    note: [
      noun && series.value !== 1 ? `${noun}s` : (noun ?? ''),
      metric.kind === 'counter' && latest ? `${latest < 10 ? latest.toLocaleString('en', { maximumSignificantDigits: 2 }) : formatNumber(latest)} a second` : '',
    ]
      .filter(Boolean)
      .join(', '),
  };
}

/** `{stage: "topic", pipeline: "p"}` → "stage topic, pipeline p". */
export const tagsText = (tags: Record<string, string>): string =>
  Object.entries(tags)
    .map(([name, value]) => `${name} ${value || '–'}`)
    .join(', ');

const titles: Record<string, string> = {
  'Millrace.Server': 'Pipeline and server',
  'Millrace.Pipelines': 'Stages in this process',
  'Microsoft.AspNetCore.Hosting': 'Requests',
  'Microsoft.AspNetCore.Server.Kestrel': 'Connections',
  'System.Runtime': 'Runtime',
};

export const meters: readonly string[] = Object.keys(titles);

export const meterTitle = (meter: string): string => titles[meter] ?? meter;

/** Metrics by meter, in the order in which they come. */
export function byMeter(metrics: readonly Metric[]): [meter: string, metrics: Metric[]][] {
  const groups = new Map<string, Metric[]>();
  for (const metric of metrics) {
    groups.set(metric.meter, [...(groups.get(metric.meter) ?? []), metric]);
  }
  return [...groups];
}
