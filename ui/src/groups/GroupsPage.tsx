import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, MILLRACE, segment } from '../app/api';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { formatDuration, formatNumber } from '../common/format';
import { PageHeader } from '../common/PageHeader';
import { Pager } from '../common/Pager';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { SearchField } from '../common/SearchField';
import { countOf, useUrlState } from '../common/urlState';
import { GroupState } from './GroupState';
import { PauseButton } from './PauseButton';
import type { GroupList, GroupSummary } from './types';

const LIMIT = 50;
const REFRESH_MS = 2_000;

const columns: Column<GroupSummary>[] = [
  { key: 'group', title: 'Group', render: (group) => <Link to={`/groups/${segment(group.group)}`}>{group.group}</Link> },
  { key: 'state', title: 'State', render: (group) => <GroupState state={group.state} isPaused={group.isPaused} /> },
  { key: 'members', title: 'Members', align: 'right', wideOnly: true, render: (group) => formatNumber(group.members) },
  { key: 'topics', title: 'Topics', wideOnly: true, render: (group) => <TopicLinks topics={group.topics} /> },
  { key: 'lag', title: 'Lag', align: 'right', render: (group) => formatNumber(group.lag) },
  {
    key: 'lagSeconds', title: 'Lag in time', align: 'right', wideOnly: true,
    render: (group) => (group.lag > 0 ? formatDuration(group.lagSeconds) : '0 s'),
  },
  {
    key: 'pause', title: <span className="visually-hidden">Pause or resume</span>, align: 'right', wideOnly: true,
    render: (group) => <PauseButton group={group.group} isPaused={group.isPaused} compact />,
  },
];

function TopicLinks({ topics }: { topics: string[] }) {
  return topics.map((topic, index) => (
    <span key={topic}>
      {index > 0 && ', '}
      <Link to={`/topics/${segment(topic)}`}>{topic}</Link>
    </span>
  ));
}

export function GroupsPage() {
  const [get, set] = useUrlState();
  const search = get('search');
  const offset = countOf(get('offset'));
  const groups = useQuery({
    queryKey: ['groups', { search, offset }],
    queryFn: ({ signal }) => api.get<GroupList>(`${MILLRACE}/groups`, { search, offset, limit: LIMIT }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  return (
    <>
      <PageHeader
        title="Consumer groups"
        actions={<SearchField label="Search groups and topics" value={search} onChange={(text) => set({ search: text, offset: null })} />}
      />
      <QueryView query={groups} what="consumer groups">
        {(list) => (
          <Panel flush>
            <DataTable
              label="Consumer groups"
              columns={columns}
              rows={list.items}
              rowKey={(group) => group.group}
              empty={
                <EmptyState title={search ? `No group matches “${search}”` : 'No consumer groups yet'}>
                  {search ? 'Clear the search to see all of them.' : 'A group appears when a loader first joins it: trigger the consumer DAG.'}
                </EmptyState>
              }
            />
            <Pager offset={offset} limit={LIMIT} total={list.total} onOffset={(next) => set({ offset: next || null })} />
          </Panel>
        )}
      </QueryView>
    </>
  );
}
