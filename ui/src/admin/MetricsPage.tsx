import { Button, Select } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, MILLRACE } from '../app/api';
import { EmptyState } from '../common/EmptyState';
import { PageHeader } from '../common/PageHeader';
import { Pager } from '../common/Pager';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { SearchField } from '../common/SearchField';
import { Sparkline } from '../common/Sparkline';
import { countOf, useUrlState } from '../common/urlState';
import classes from './admin.module.css';
import { byMeter, meters, meterTitle, readingOf, tagsText } from './metricText';
import type { Metric, MetricPage, MetricSeries } from './types';

const LIMIT = 60;
const REFRESH_MS = 10_000;
const FEW = 4;

const trends: Record<string, string> = { counter: 'growth a second', gauge: 'value', histogram: 'mean' };

function Series({ metric, series }: { metric: Metric; series: MetricSeries }) {
  const { value, note } = readingOf(metric, series);
  return (
    <li>
      <span className={classes.tags}>{tagsText(series.tags)}</span>
      <span className={classes.reading}>
        {value} <small>{note}</small>
      </span>
      <Sparkline
        label={`${metric.name} ${tagsText(series.tags)}: ${trends[metric.kind] ?? 'value'} in the last half hour`}
        points={series.history}
        height={20}
        fromZero={metric.kind !== 'gauge'}
      />
    </li>
  );
}

function MetricRow({ metric }: { metric: Metric }) {
  const [all, setAll] = useState(false);
  const shown = all ? metric.series : metric.series.slice(0, FEW);
  const more = metric.series.length - FEW;
  const left = metric.seriesTotal - metric.series.length;
  return (
    <article className={classes.metric}>
      <div>
        <h3>{metric.name}</h3>
        <p>{metric.description || 'Nobody said what this measures.'}</p>
      </div>
      <div>
        <ul className={classes.series} aria-label={`Series of ${metric.name}`}>
          {shown.map((series) => (
            <Series key={tagsText(series.tags)} metric={metric} series={series} />
          ))}
        </ul>
        {more > 0 && (
          <Button variant="subtle" size="compact-xs" onClick={() => setAll(!all)} aria-expanded={all}>
            {all ? 'Show fewer' : `Show ${more} more`}
          </Button>
        )}
        {all && left > 0 && <p>{left} more are at /metrics.</p>}
      </div>
    </article>
  );
}

export function MetricsPage() {
  const [get, set] = useUrlState();
  const search = get('search');
  const meter = get('meter');
  const offset = countOf(get('offset'));
  const metrics = useQuery({
    queryKey: ['metrics', { search, meter, offset }],
    queryFn: ({ signal }) => api.get<MetricPage>(`${MILLRACE}/metrics`, { search, meter, offset, limit: LIMIT }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  return (
    <div className={classes.page}>
      <PageHeader
        title="Metrics"
        description={
          <>
            What this process measures, since it began; lines are the last half hour. Prometheus scrapes the same at <a href="/metrics">/metrics</a>.
          </>
        }
        actions={
          <>
            <Select
              aria-label="Part"
              placeholder="All parts"
              data={meters.map((value) => ({ value, label: meterTitle(value) }))}
              value={meter || null}
              clearable
              clearButtonProps={{ 'aria-label': 'All parts' }}
              onChange={(value) => set({ meter: value, offset: null })}
            />
            <SearchField label="Search metrics" value={search} onChange={(text) => set({ search: text, offset: null })} />
          </>
        }
      />
      <QueryView query={metrics} what="the metrics" height={480}>
        {(page) => (
          <>
            {byMeter(page.items).map(([name, group]) => (
              <Panel key={name} title={meterTitle(name)} actions={<span className="muted">{name}</span>} flush>
                {group.map((metric) => (
                  <MetricRow key={metric.name} metric={metric} />
                ))}
              </Panel>
            ))}
            {page.items.length === 0 && (
              <Panel flush>
                <EmptyState title={search ? `No metric matches “${search}”` : 'Nothing was measured yet'}>
                  {search || meter ? 'Clear the search and choose all parts to see every metric.' : 'A metric appears when its first value is measured.'}
                </EmptyState>
              </Panel>
            )}
            <Pager offset={offset} limit={LIMIT} total={page.total} onOffset={(next) => set({ offset: next || null })} />
          </>
        )}
      </QueryView>
    </div>
  );
}
