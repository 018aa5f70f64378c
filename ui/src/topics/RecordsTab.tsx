import { Button, Switch } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Pause, Play, RefreshCw, Square } from 'lucide-react';
import { useMemo, useState } from 'react';
import { api, MILLRACE, segment, withQuery } from '../app/api';
import { EmptyState } from '../common/EmptyState';
import { ErrorNotice } from '../common/ErrorNotice';
import { formatDuration, formatNumber } from '../common/format';
import { Loading } from '../common/Loading';
import { Panel } from '../common/Panel';
import { WithSidePanel } from '../common/SidePanel';
import { useUrlState } from '../common/urlState';
import { RecordFilters } from './RecordFilters';
import { RecordPanel } from './RecordPanel';
import { RecordTable } from './RecordTable';
import { addressOf, contentFilter, isFiltered, placeFrom, placeOf, queryFrom, serverQuery } from './recordQuery';
import type { RecordQuery } from './recordQuery';
import classes from './topics.module.css';
import type { RecordList, TopicDetails } from './types';
import { useTail } from './useTail';

const LIMIT = 50;

export function RecordsTab({ topic }: { topic: TopicDetails }) {
  const [get, set] = useUrlState();
  const query = useMemo(() => queryFrom(get), [get]);
  const isLive = get('live') === 'true';
  const selected = get('record');
  const place = placeFrom(selected);
  const select = (record: { partition: number; offset: number } | null) => set({ record: record && placeOf(record) });
  const List = isLive ? LiveRecords : FoundRecords;
  return (
    <WithSidePanel panel={place && <RecordPanel topic={topic.name} place={place} onClose={() => select(null)} />}>
      <RecordFilters topic={topic} query={query} isLive={isLive} onChange={(next) => set(addressOf(next))} />
      <Panel flush>
        <List
          topic={topic}
          query={query}
          selected={selected}
          onSelect={select}
          toggle={<Switch label="Live tail" checked={isLive} onChange={(event) => set({ live: event.currentTarget.checked })} />}
        />
      </Panel>
    </WithSidePanel>
  );
}

interface ListProperties {
  topic: TopicDetails;
  query: RecordQuery;
  selected: string;
  onSelect: (record: { partition: number; offset: number }) => void;
  toggle: React.ReactNode;
}

function FoundRecords({ topic, query, selected, onSelect, toggle }: ListProperties) {
  const client = useQueryClient();
  const queryKey = useMemo(() => ['topics', topic.name, 'records', query] as const, [topic.name, query]);
  const found = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      api.get<RecordList>(`${MILLRACE}/topics/${segment(topic.name)}/records`, { ...serverQuery(query), cursor: pageParam, limit: LIMIT }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    staleTime: Infinity,
    retry: false,
  });
  const pages = found.data?.pages ?? [];
  const records = pages.flatMap((page) => page.items);
  const last = pages.at(-1);
  const stop = () => void client.cancelQueries({ queryKey });
  return (
    <>
      <div className={classes.status}>
        <span className={`${classes.statusText} muted`} role="status">
          {found.isFetching ? (isFiltered(query) ? 'Searching…' : 'Reading…') : last ? foundText(query, records.length, pages) : found.error ? '' : 'Stopped before anything was found.'}
        </span>
        {found.isFetching ? (
          <Button variant="default" size="compact-xs" leftSection={<Square size={11} aria-hidden />} onClick={stop}>
            Stop
          </Button>
        ) : (
          <Button
            variant="default"
            size="compact-xs"
            leftSection={<RefreshCw size={12} aria-hidden />}
            onClick={() => void client.resetQueries({ queryKey })}
          >
            Refresh
          </Button>
        )}
        {toggle}
      </div>
      {found.error && <ErrorNotice error={found.error} what="the records" onRetry={() => void found.refetch()} />}
      {found.isPending && found.isFetching && <Loading what="records" height={420} />}
      {records.length > 0 && <RecordTable records={records} selected={selected} onSelect={onSelect} />}
      {last && records.length === 0 && last.stopped === 'end' && <NoRecords topic={topic} query={query} />}
      {found.hasNextPage && (
        <div className={classes.more}>
          {last?.stopped === 'budget' && (
            <span className="muted">The search stopped after its time; {formatNumber(last.left)} records are left.</span>
          )}
          <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {last?.stopped === 'budget' ? 'Search on' : 'Load more'}
          </Button>
        </div>
      )}
    </>
  );
}

/** "50 records of 3,200 looked at in 0.1 s, 996,800 more to look at". */
function foundText(query: RecordQuery, shown: number, pages: readonly RecordList[]): string {
  const scanned = pages.reduce((sum, page) => sum + page.scanned, 0);
  const seconds = pages.reduce((sum, page) => sum + page.seconds, 0);
  const left = pages.at(-1)?.left ?? 0;
  return [
    `${formatNumber(shown)} ${shown === 1 ? 'record' : 'records'}`,
    isFiltered(query) ? ` of ${formatNumber(scanned)} looked at in ${formatDuration(seconds)}` : '',
    left > 0 ? `, ${formatNumber(left)} more ${isFiltered(query) ? 'to look at' : 'below'}` : '',
  ].join('');
}

function NoRecords({ topic, query }: { topic: TopicDetails; query: RecordQuery }) {
  if (topic.records === 0) {
    return (
      <EmptyState title="No records yet">
        {topic.role === 'source' ? 'They come when the extractor runs: trigger its DAG, or produce one by hand.' : 'They appear here as they are written.'}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={isFiltered(query) ? 'No record matches' : 'No records there'}>
      The whole range was looked at. Change the filter, the partition or where to start.
    </EmptyState>
  );
}

function LiveRecords({ topic, query, selected, onSelect, toggle }: ListProperties) {
  const [isPaused, setPaused] = useState(false);
  const url = withQuery(`${MILLRACE}/topics/${segment(topic.name)}/tail`, contentFilter(query));
  const tail = useTail(url, isPaused);
  const state = tail.problem
    ? 'Ended'
    : isPaused ? `Paused, ${formatNumber(tail.waiting)} waiting` : tail.hasStarted ? 'Live' : tail.status === 'lost' ? 'Reconnecting…' : 'Connecting…';
  return (
    <>
      <div className={classes.status}>
        <span className={classes.statusText} role="status" aria-label="Live tail">
          <strong className={tail.hasStarted && !isPaused && !tail.problem ? classes.live : undefined}>{state}</strong>
          <span className="muted">
            {' '}
            {formatNumber(tail.received)} received
            {tail.dropped > 0 && `, ${formatNumber(tail.dropped)} left out: they come faster than can be shown; filter to see fewer`}
          </span>
        </span>
        <Button
          variant="default"
          size="compact-xs"
          leftSection={isPaused ? <Play size={12} aria-hidden /> : <Pause size={12} aria-hidden />}
          onClick={() => setPaused(!isPaused)}
        >
          {isPaused ? 'Go on' : 'Pause'}
        </Button>
        {toggle}
      </div>
      {tail.problem && <ErrorNotice error={new Error(tail.problem)} what="new records" />}
      {tail.records.length > 0 ? (
        <RecordTable records={tail.records} selected={selected} onSelect={onSelect} isLive />
      ) : (
        <EmptyState title="Waiting for new records">
          {isFiltered(query) ? 'Only those that match the filter are shown.' : 'They appear here the moment they are written.'}
        </EmptyState>
      )}
    </>
  );
}
