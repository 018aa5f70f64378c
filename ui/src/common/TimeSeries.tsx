import { useCallback } from 'react';
import { Chart } from './Chart';
import type { ChartColours } from './Chart';

export interface Series {
  name: string;
  /** Time and value; null leaves a gap. */
  points: [time: string, value: number | null][];
  /** A custom property such as `--state-failed`; the accent colour unless named. */
  colour?: string;
  /** Drawn against the right axis. */
  right?: boolean;
}

interface Properties {
  label: string;
  series: Series[];
  format: (value: number) => string;
  formatRight?: (value: number) => string;
  height?: number;
  /** Values of the left axis are whole numbers. */
  whole?: boolean;
}

/** Values over time as lines with a filled foot, the left axis from zero. */
export function TimeSeries({ label, series, format, formatRight, height = 240, whole }: Properties) {
  const option = useCallback(
    (colours: ChartColours) => ({
      grid: { left: 8, right: 12, top: series.length > 1 ? 34 : 14, bottom: 8, containLabel: true },
      legend: series.length > 1 ? { top: 0, left: 4, icon: 'roundRect', itemWidth: 10, itemHeight: 10, textStyle: { color: colours.muted } } : undefined,
      tooltip: {
        trigger: 'axis' as const,
        backgroundColor: colours.surface,
        borderColor: colours.line,
        textStyle: { color: colours.ink, fontSize: 12 },
      },
      xAxis: {
        type: 'time' as const,
        axisLine: { lineStyle: { color: colours.line } },
        axisTick: { show: false },
        axisLabel: { color: colours.muted, hideOverlap: true, fontSize: 11 },
      },
      yAxis: [format, ...(formatRight ? [formatRight] : [])].map((text, index) => ({
        type: 'value' as const,
        min: 0,
        minInterval: whole && index === 0 ? 1 : 0,
        splitNumber: 4,
        splitLine: { show: index === 0, lineStyle: { color: colours.line } },
        axisLabel: { color: colours.muted, formatter: text, fontSize: 11 },
      })),
      series: series.map((line) => {
        const colour = line.colour ? colours.of(line.colour) : colours.accent;
        return {
          type: 'line' as const,
          name: line.name,
          data: line.points,
          yAxisIndex: line.right && formatRight ? 1 : 0,
          showSymbol: line.points.length < 3,
          symbolSize: 5,
          lineStyle: { width: 1.5, color: colour },
          itemStyle: { color: colour },
          areaStyle: line.right ? undefined : { color: colour, opacity: 0.1 },
          tooltip: { valueFormatter: (value: unknown) => (typeof value === 'number' ? (line.right && formatRight ? formatRight(value) : format(value)) : '–') },
        };
      }),
    }),
    [series, format, formatRight, whole],
  );
  return <Chart label={label} height={height} option={option} />;
}
