import { useCallback } from 'react';
import type { EChartsOption } from 'echarts';
import { Chart } from '../common/Chart';
import type { ChartColours } from '../common/Chart';
import { DataTable } from '../common/DataTable';
import { formatNumber, formatShort } from '../common/format';
import { formatShare } from './numbers';
import type { DemographicsAnswer, PyramidBand } from './types';

const AGE_YEARS = 5;
const steps = [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8];
const HEIGHT = 480;

/** The bands from the youngest to the oldest that there are, those without users too, so that the pyramid's steps are even. */
export function wholePyramid(bands: readonly PyramidBand[]): PyramidBand[] {
  const known = bands.filter((band): band is PyramidBand & { ageFrom: number } => band.ageFrom !== null);
  if (known.length === 0) {
    return [];
  }
  const from = Math.min(...known.map(({ ageFrom }) => ageFrom));
  const to = Math.max(...known.map(({ ageFrom }) => ageFrom));
  return Array.from({ length: (to - from) / AGE_YEARS + 1 }, (_, index) => {
    const ageFrom = from + index * AGE_YEARS;
    return (
      known.find((band) => band.ageFrom === ageFrom) ?? {
        ageFrom, ageTo: ageFrom + AGE_YEARS - 1, ageBand: `${ageFrom}–${ageFrom + AGE_YEARS - 1}`, male: 0, female: 0, other: 0,
      }
    );
  });
}

/** The next round number that can be halved: 892 → 1,000. */
export function roundedUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return Math.max(2, (steps.find((step) => step * power >= value) ?? 10) * power);
}

function optionOf(bands: PyramidBand[], total: number, colours: ChartColours): EChartsOption {
  const most = roundedUp(Math.max(1, ...bands.map(({ male, female }) => Math.max(male, female))));
  const name = bands.map(({ ageBand }) => ageBand);
  const axis = {
    type: 'value' as const,
    splitLine: { lineStyle: { color: colours.line } },
    axisLabel: { color: colours.muted, formatter: (value: number) => formatShort(Math.abs(value)), hideOverlap: true },
  };
  const side = (label: string, colour: string, values: number[], position: 'left' | 'right') => ({
    name: label,
    type: 'bar' as const,
    stack: 'age',
    barCategoryGap: '12%',
    itemStyle: { color: colour, borderRadius: position === 'left' ? [3, 0, 0, 3] : [0, 3, 3, 0] },
    emphasis: { itemStyle: { opacity: 0.85 } },
    data: values,
  });
  return {
    grid: { left: 8, right: 12, top: 34, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, icon: 'roundRect', itemWidth: 10, itemHeight: 10, textStyle: { color: colours.ink } },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontSize: 12 },
      formatter: (parameters) => {
        const index = Array.isArray(parameters) ? (parameters[0]?.dataIndex ?? 0) : parameters.dataIndex;
        const band = bands[index];
        return band
          ? `Age ${band.ageBand}<br>Women ${formatNumber(band.female)} (${formatShare(band.female / total)})<br>Men ${formatNumber(band.male)} (${formatShare(band.male / total)})`
          : '';
      },
    },
    xAxis: { ...axis, min: -most, max: most, interval: most / 2 },
    yAxis: {
      type: 'category', data: name, axisTick: { show: false }, axisLine: { lineStyle: { color: colours.line } }, axisLabel: { color: colours.ink, interval: 0 },
    },
    series: [
      side('Women', colours.of('--mr-female'), bands.map(({ female }) => -female), 'left'),
      side('Men', colours.of('--mr-male'), bands.map(({ male }) => male), 'right'),
    ],
  };
}

export function AgePyramid({ answer }: { answer: DemographicsAnswer }) {
  const option = useCallback((colours: ChartColours) => optionOf(wholePyramid(answer.pyramid), answer.users || 1, colours), [answer]);
  return <Chart label="Age pyramid: women to the left, men to the right; the table says the same" height={HEIGHT} option={option} exportable />;
}

export function PyramidTable({ answer }: { answer: DemographicsAnswer }) {
  return (
    <DataTable
      label="Age pyramid"
      rows={answer.pyramid}
      rowKey={({ ageBand }) => ageBand}
      columns={[
        { key: 'age', title: 'Age', render: ({ ageBand }) => ageBand },
        { key: 'women', title: 'Women', align: 'right', render: ({ female }) => formatNumber(female) },
        { key: 'men', title: 'Men', align: 'right', render: ({ male }) => formatNumber(male) },
        { key: 'share', title: 'Share', align: 'right', render: ({ male, female, other }) => formatShare((male + female + other) / (answer.users || 1)) },
      ]}
    />
  );
}
