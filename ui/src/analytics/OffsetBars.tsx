import { useComputedColorScheme } from '@mantine/core';
import { useCallback } from 'react';
import type { EChartsOption } from 'echarts';
import { Chart } from '../common/Chart';
import type { ChartColours } from '../common/Chart';
import { DataTable } from '../common/DataTable';
import { formatNumber, formatShort } from '../common/format';
import { partColours } from './colours';
import { around, clock, dayParts, offsetName, partAt } from './dayParts';
import { LiveNumber } from './LiveNumber';
import { formatShare } from './numbers';
import type { OffsetShape } from './types';
import classes from './timezones.module.css';

const partLabel = (part: string) => dayParts.find((item) => item.part === part)?.label ?? part;

function optionOf(offsets: readonly OffsetShape[], minute: number, isDark: boolean, colours: ChartColours): EChartsOption {
  const shades = partColours(isDark);
  return {
    grid: { left: 4, right: 8, top: 34, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, icon: 'roundRect', itemWidth: 10, itemHeight: 10, selectedMode: false, textStyle: { color: colours.ink } },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontSize: 12 },
      formatter: (parameters) => {
        const offset = offsets[Array.isArray(parameters) ? (parameters[0]?.dataIndex ?? 0) : parameters.dataIndex];
        if (!offset) {
          return '';
        }
        const local = around(minute + offset.minutes);
        return `${offsetName(offset.minutes)}<br>${formatNumber(offset.users)} users (${formatShare(offset.share)})<br>${clock(local)} there: ${partLabel(partAt(local)).toLowerCase()}`;
      },
    },
    xAxis: {
      type: 'category',
      data: offsets.map(({ minutes }) => offsetName(minutes).slice(3)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.line } },
      axisLabel: { color: colours.muted, hideOverlap: true, fontSize: 11 },
    },
    yAxis: {
      type: 'value', minInterval: 1, splitLine: { lineStyle: { color: colours.line } }, axisLabel: { color: colours.muted, formatter: (value: number) => formatShort(value) },
    },
    series: dayParts.map(({ part, label }) => ({
      name: label,
      type: 'bar',
      stack: 'users',
      barCategoryGap: '18%',
      itemStyle: { color: shades[part], borderRadius: [3, 3, 0, 0] },
      data: offsets.map(({ minutes, users }) => (partAt(around(minute + minutes)) === part ? users : null)),
    })),
  };
}

export function OffsetBars({ offsets, minute }: { offsets: readonly OffsetShape[]; minute: number }) {
  const isDark = useComputedColorScheme('light') === 'dark';
  const option = useCallback((colours: ChartColours) => optionOf(offsets, minute, isDark, colours), [offsets, minute, isDark]);
  return <Chart label="Users by UTC offset, coloured by the part of their day; the table says the same" height={300} option={option} exportable />;
}

export function OffsetTable({ offsets, minute }: { offsets: readonly OffsetShape[]; minute: number }) {
  const shades = partColours(useComputedColorScheme('light') === 'dark');
  return (
    <div className={classes.table}>
      <DataTable
        label="Users by UTC offset"
        rows={offsets}
        rowKey={({ minutes }) => String(minutes)}
        columns={[
          { key: 'offset', title: 'Offset', render: ({ minutes }) => <span className="nowrap">{offsetName(minutes)}</span> },
          { key: 'zone', title: 'Where', wideOnly: true, render: ({ timezone }) => timezone ?? '' },
          { key: 'time', title: 'There', render: ({ minutes }) => clock(minute + minutes) },
          {
            key: 'part',
            title: 'Part',
            render: ({ minutes }) => {
              const part = partAt(around(minute + minutes));
              return (
                <span className="nowrap">
                  <span className={classes.dot} style={{ background: shades[part] }} aria-hidden /> {partLabel(part)}
                </span>
              );
            },
          },
          { key: 'users', title: 'Users', align: 'right', render: ({ users }) => <LiveNumber value={formatNumber(users)} /> },
          { key: 'share', title: 'Share', align: 'right', render: ({ share }) => formatShare(share) },
        ]}
      />
    </div>
  );
}
