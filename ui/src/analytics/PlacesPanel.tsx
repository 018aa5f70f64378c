import { SegmentedControl } from '@mantine/core';
import { useCallback } from 'react';
import type { EChartsOption } from 'echarts';
import { Chart } from '../common/Chart';
import type { ChartColours } from '../common/Chart';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { formatNumber } from '../common/format';
import { Pager } from '../common/Pager';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { countOf, useUrlState } from '../common/urlState';
import { useAnalysis, useAnalysisOptions, useFilters } from './analyses';
import { ExportMenu } from './ExportMenu';
import { LiveNumber } from './LiveNumber';
import { formatAge, formatShare } from './numbers';
import type { PlaceShape, PlacesAnswer } from './types';
import classes from './analytics.module.css';

const LIMIT = 25;
const MAP_LIMIT = 60;
type Level = 'country' | 'state' | 'city';
const plural: Record<Level, string> = { country: 'countries', state: 'states', city: 'cities' };

const nameOf = (place: PlaceShape, level: Level) => place[level] ?? (level === 'country' ? place.national : 'Unknown');
const keyOf = (place: PlaceShape) => [place.national, place.country, place.state, place.city].join('|');

function columnsOf(level: Level, most: number, open: (place: PlaceShape) => void): Column<PlaceShape>[] {
  return [
    {
      key: 'name',
      title: level.charAt(0).toUpperCase() + level.slice(1),
      sort: 'name',
      render: (place) =>
        level === 'city' ? (
          nameOf(place, level)
        ) : (
          <button type="button" className={classes.textButton} onClick={() => open(place)}>
            {nameOf(place, level)}
          </button>
        ),
    },
    {
      key: 'bar',
      title: <span className="visually-hidden">Bar</span>,
      wideOnly: true,
      width: '26%',
      render: ({ users }) => (
        <div className={classes.bar} aria-hidden>
          <span style={{ width: `${(users / most) * 100}%` }} />
        </div>
      ),
    },
    { key: 'users', title: 'Users', align: 'right', sort: 'users', render: ({ users }) => <LiveNumber value={formatNumber(users)} /> },
    { key: 'share', title: 'Share', align: 'right', wideOnly: true, render: ({ share }) => formatShare(share) },
    { key: 'women', title: 'Women', align: 'right', sort: 'female', render: ({ users, female }) => formatShare(users > 0 ? female / users : 0) },
    { key: 'age', title: 'Average age', align: 'right', sort: 'averageAge', render: ({ averageAge }) => formatAge(averageAge) },
  ];
}

function treemapOf(places: PlaceShape[], level: Level, colours: ChartColours): EChartsOption {
  return {
    tooltip: {
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontSize: 12 },
      formatter: (parameter) => {
        const place = places[Array.isArray(parameter) ? 0 : parameter.dataIndex - 1];
        return place ? `${nameOf(place, level)}<br>${formatNumber(place.users)} users (${formatShare(place.share)})` : '';
      },
    },
    series: [
      {
        type: 'treemap',
        roam: false,
        nodeClick: false,
        breadcrumb: { show: false },
        left: 0,
        right: 0,
        top: 0,
        bottom: 0,
        itemStyle: { borderColor: colours.surface, borderWidth: 1, gapWidth: 2 },
        label: { color: colours.surface, formatter: '{b}', overflow: 'truncate', padding: 4 },
        emphasis: { itemStyle: { opacity: 0.8 } },
        // Each for itself: else every tile takes the next colour of a palette that means nothing.
        data: places.map((place) => ({ name: nameOf(place, level), value: place.users, key: keyOf(place), itemStyle: { color: colours.accent } })),
      },
    ],
  };
}

function Treemap({ places, level, open }: { places: PlaceShape[]; level: Level; open: (place: PlaceShape) => void }) {
  const option = useCallback((colours: ChartColours) => treemapOf(places, level, colours), [places, level]);
  return (
    <Chart
      label={`Users of ${plural[level]} as areas; the table says the same`}
      height={420}
      option={option}
      exportable
      onClick={({ data }) => {
        const key = typeof data === 'object' && data !== null && 'key' in data ? data.key : null;
        const place = places.find((item) => keyOf(item) === key);
        if (place && level !== 'city') {
          open(place);
        }
      }}
    />
  );
}

interface Step {
  label: string;
  change: Record<string, null>;
}

function Path({ steps, set }: { steps: Step[]; set: (change: Record<string, null>) => void }) {
  return (
    <nav aria-label="Places" className={classes.path}>
      <ol>
        {steps.map(({ label, change }, index) => (
          <li key={label} aria-current={index === steps.length - 1 ? 'location' : undefined}>
            {index === steps.length - 1 ? (
              label
            ) : (
              <button type="button" className={classes.textButton} onClick={() => set(change)}>
                {label}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Countries, the states of one, the cities of a state. Where one is lies in the address. */
export function PlacesPanel() {
  const [get, set] = useUrlState();
  const { query } = useFilters();
  const options = useAnalysisOptions();
  const [country, state] = [get('country'), get('state')];
  const level: Level = !country ? 'country' : !state ? 'state' : 'city';
  const [order, offset, shown] = [get('order', '-users'), countOf(get('offset')), get('places', 'table')];
  const asked = { ...query, level, state: state || null, ...(country && { national: country }) };
  const isMap = shown === 'map';
  const page = isMap ? { order: '-users', limit: MAP_LIMIT, offset: 0 } : { order, limit: LIMIT, offset };
  const answer = useAnalysis<PlacesAnswer>('demographics/places', { ...asked, ...page });
  const open = (place: PlaceShape) => {
    set(level === 'country' ? { country: place.national, offset: null } : { state: place.state, offset: null });
  };
  const countryName = options.data?.nationalities.find(({ national }) => national === country)?.country ?? country;
  const steps: Step[] = [
    { label: 'All countries', change: { country: null, state: null, offset: null } },
    ...(country ? [{ label: countryName, change: { state: null, offset: null } }] : []),
    ...(state ? [{ label: state, change: {} }] : []),
  ];
  return (
    <Panel
      title="Places"
      className={classes.below}
      flush
      actions={
        <>
          <SegmentedControl
            aria-label="Show places as"
            data={[{ value: 'table', label: 'Table' }, { value: 'map', label: 'Treemap' }]}
            value={shown}
            onChange={(value) => set({ places: value === 'table' ? null : value })}
          />
          <ExportMenu items={[{ label: `All ${plural[level]} here`, path: 'demographics/places', query: { ...asked, order } }]} />
        </>
      }
    >
      <Path steps={steps} set={set} />
      <QueryView query={answer} what="the places" height={320}>
        {(data) => (
          <div data-stale={answer.isPlaceholderData || undefined} className={classes.stale}>
            {data.items.length === 0 ? (
              <EmptyState title={`No ${plural[level]}`}>Nobody lives there of the users that the filters ask for.</EmptyState>
            ) : isMap ? (
              <div className={classes.inset}>
                <Treemap places={data.items} level={level} open={open} />
              </div>
            ) : (
              <DataTable
                label={`Users of ${plural[level]}`}
                columns={columnsOf(level, Math.max(...data.items.map(({ users }) => users)), open)}
                rows={data.items}
                rowKey={keyOf}
                order={order}
                onOrder={(next) => set({ order: next === '-users' ? null : next, offset: null })}
              />
            )}
            {!isMap && <Pager offset={offset} limit={LIMIT} total={data.total} onOffset={(next) => set({ offset: next || null })} />}
          </div>
        )}
      </QueryView>
    </Panel>
  );
}
