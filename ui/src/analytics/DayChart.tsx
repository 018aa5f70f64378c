import { useComputedColorScheme } from '@mantine/core';
import { useCallback } from 'react';
import type { EChartsOption } from 'echarts';
import { Chart } from '../common/Chart';
import type { ChartColours } from '../common/Chart';
import { formatNumber } from '../common/format';
import { partColours } from './colours';
import { bestMoment, clock, countsAt, DAY, dayParts, reachedAt, SLOT } from './dayParts';
import { formatShare } from './numbers';
import type { OffsetShape } from './types';

interface Properties {
  offsets: readonly OffsetShape[];
  minute: number;
  hours: [from: number, to: number];
}

const slots = Array.from({ length: DAY / SLOT }, (_, index) => index * SLOT);

function optionOf({ offsets, minute, hours }: Properties, isDark: boolean, colours: ChartColours): EChartsOption {
  const shades = partColours(isDark);
  const counts = slots.map((slot) => countsAt(offsets, slot));
  const total = offsets.reduce((sum, { users }) => sum + users, 0) || 1;
  const reached = slots.map((slot) => reachedAt(offsets, slot, ...hours));
  const best = bestMoment(offsets, ...hours);
  const line = (name: string, at: number, colour: string, position: 'start' | 'end') => ({
    xAxis: clock(Math.floor(at / SLOT) * SLOT),
    lineStyle: { color: colour, type: 'solid' as const, width: 1.5 },
    label: { formatter: name, position, color: colours.ink, fontSize: 11, backgroundColor: colours.surface, padding: [1, 3] as [number, number], borderRadius: 2 },
  });
  return {
    grid: { left: 4, right: 12, top: 52, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 10, itemHeight: 10, selectedMode: false, textStyle: { color: colours.ink } },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'line' },
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontSize: 12 },
      formatter: (parameters) => {
        const index = Array.isArray(parameters) ? (parameters[0]?.dataIndex ?? 0) : parameters.dataIndex;
        const parts = dayParts.map(({ part, label }) => `${label} ${formatNumber(counts[index]?.[part])} (${formatShare((counts[index]?.[part] ?? 0) / total)})`);
        return [`${clock(slots[index] ?? 0)} UTC`, ...parts, `In the chosen hours ${formatNumber(reached[index])}`].join('<br>');
      },
    },
    xAxis: {
      type: 'category',
      data: slots.map(clock),
      boundaryGap: false,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.muted, interval: (index: number) => index % 12 === 0, hideOverlap: true },
    },
    yAxis: {
      type: 'value', min: 0, max: 100, interval: 25, splitLine: { show: false }, axisLabel: { color: colours.muted, formatter: '{value} %' },
    },
    series: [
      ...dayParts.map(({ part, label }) => ({
        name: label,
        type: 'line' as const,
        stack: 'day',
        step: 'middle' as const,
        symbol: 'none',
        lineStyle: { width: 0 },
        areaStyle: { color: shades[part], opacity: 1 },
        itemStyle: { color: shades[part] },
        emphasis: { disabled: true },
        data: counts.map((count) => (count[part] / total) * 100),
      })),
      {
        name: 'In the chosen hours',
        type: 'line' as const,
        symbol: 'none',
        step: 'middle' as const,
        lineStyle: { color: colours.ink, width: 2 },
        itemStyle: { color: colours.ink },
        data: reached.map((users) => (users / total) * 100),
        markLine: {
          symbol: 'none',
          animation: false,
          silent: true,
          data: [line(`best ${clock(best.minute)}`, best.minute, colours.ink, 'end'), line(clock(minute), minute, colours.accent, 'end')],
        },
      },
    ],
  };
}

/** The parts of the users' days over the UTC day, and how many are in the chosen hours. */
export function DayChart(properties: Properties) {
  const { offsets, minute, hours } = properties;
  const [from, to] = hours;
  const isDark = useComputedColorScheme('light') === 'dark';
  const option = useCallback(
    (colours: ChartColours) => optionOf({ offsets, minute, hours: [from, to] }, isDark, colours),
    [offsets, minute, from, to, isDark],
  );
  return (
    <Chart
      label="Users by the part of their day over 24 hours; the slider above says the same for one time"
      height={300}
      option={option}
      exportable
    />
  );
}
