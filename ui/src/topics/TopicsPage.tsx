import { Switch } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, MILLRACE, segment } from '../app/api';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { formatBytes, formatNumber, formatRate } from '../common/format';
import { PageHeader } from '../common/PageHeader';
import { Pager } from '../common/Pager';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { SearchField } from '../common/SearchField';
import { countOf, useUrlState } from '../common/urlState';
import type { Page, TopicSummary } from './types';

const LIMIT = 50;
const REFRESH_MS = 3_000;

const columns: Column<TopicSummary>[] = [
  { key: 'name', title: 'Topic', sort: 'name', render: (topic) => <Link to={`/topics/${segment(topic.name)}`}>{topic.name}</Link> },
  { key: 'partitions', title: 'Partitions', align: 'right', wideOnly: true, render: (topic) => formatNumber(topic.partitions) },
  { key: 'records', title: 'Records', sort: 'records', align: 'right', render: (topic) => formatNumber(topic.records) },
  { key: 'rate', title: 'Rate', sort: 'rate', align: 'right', render: (topic) => formatRate(topic.recordsPerSecond) },
  { key: 'bytes', title: 'Size', sort: 'bytes', align: 'right', wideOnly: true, render: (topic) => formatBytes(topic.bytes) },
  { key: 'groups', title: 'Groups', wideOnly: true, render: (topic) => <GroupLinks groups={topic.groups} /> },
];

function GroupLinks({ groups }: { groups: string[] }) {
  return groups.map((group, index) => (
    <span key={group}>
      {index > 0 && ', '}
      <Link to={`/groups/${segment(group)}`}>{group}</Link>
    </span>
  ));
}

export function TopicsPage() {
  const [get, set] = useUrlState();
  const search = get('search');
  const offset = countOf(get('offset'));
  const internal = get('internal') === 'true';
  const order = get('order', 'name');
  const topics = useQuery({
    queryKey: ['topics', { search, internal, offset, order }],
    queryFn: ({ signal }) => api.get<Page<TopicSummary>>(`${MILLRACE}/topics`, { search, internal, orderBy: order, offset, limit: LIMIT }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  return (
    <>
      <PageHeader
        title="Topics"
        actions={
          <>
            <Switch
              label="Internal"
              checked={internal}
              onChange={(event) => set({ internal: event.currentTarget.checked, offset: null })}
            />
            <SearchField label="Search topics" value={search} onChange={(text) => set({ search: text, offset: null })} />
          </>
        }
      />
      <QueryView query={topics} what="topics">
        {(list) => (
          <>
            <Panel flush>
            <DataTable
              label="Topics"
              columns={columns}
              rows={list.items}
              rowKey={(topic) => topic.name}
              order={order}
              onOrder={(next) => set({ order: next === 'name' ? null : next, offset: null })}
              empty={
                <EmptyState title={search ? `No topic matches “${search}”` : 'No topics yet'}>
                  {search ? 'Clear the search to see all of them.' : 'The extractor makes its topics when it first runs.'}
                </EmptyState>
              }
            />
            <Pager offset={offset} limit={LIMIT} total={list.total} onOffset={(next) => set({ offset: next || null })} />
            </Panel>
          </>
        )}
      </QueryView>
    </>
  );
}
