import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, segment } from '../app/api';
import { useNotices } from '../app/noticesContext';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { formatDuration, formatNumber } from '../common/format';
import { PageHeader } from '../common/PageHeader';
import { QueryView } from '../common/QueryView';
import { SearchField } from '../common/SearchField';
import { useUrlState } from '../common/urlState';
import { matchingGroups } from './search';
import type { GroupList, GroupSummary } from './types';

const GROUPS = '/api/millrace/v1/groups';
const REFRESH_MS = 2_000;

const columns: Column<GroupSummary>[] = [
  { key: 'group', title: 'Group', render: (group) => group.group },
  { key: 'state', title: 'State', render: (group) => (group.isPaused ? `${group.state}, paused` : group.state) },
  { key: 'members', title: 'Members', align: 'right', wideOnly: true, render: (group) => formatNumber(group.members) },
  { key: 'lag', title: 'Lag', align: 'right', render: (group) => formatNumber(group.lag) },
  { key: 'lagSeconds', title: 'Lag in time', align: 'right', wideOnly: true, render: (group) => formatDuration(group.lagSeconds) },
  { key: 'topics', title: 'Topics', wideOnly: true, render: (group) => group.topics.join(', ') },
  { key: 'pause', title: <span className="visually-hidden">Pause or resume</span>, align: 'right', render: (group) => <PauseButton group={group} /> },
];

function PauseButton({ group }: { group: GroupSummary }) {
  const client = useQueryClient();
  const notices = useNotices();
  const verb = group.isPaused ? 'resume' : 'pause';
  const change = useMutation({
    mutationFn: () => api.post(`${GROUPS}/${segment(group.group)}/${verb}`),
    onError: notices.failed,
    onSettled: () => client.invalidateQueries({ queryKey: ['groups'] }),
  });
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={change.isPending}
      aria-label={`${group.isPaused ? 'Resume' : 'Pause'} ${group.group}`}
      onClick={() => change.mutate()}
    >
      {group.isPaused ? 'Resume' : 'Pause'}
    </Button>
  );
}

export function GroupsPage() {
  const [get, set] = useUrlState();
  const search = get('search');
  const groups = useQuery({
    queryKey: ['groups'],
    queryFn: ({ signal }) => api.get<GroupList>(GROUPS, { limit: 1000 }, signal),
    refetchInterval: REFRESH_MS,
  });
  return (
    <>
      <PageHeader
        title="Consumer groups"
        actions={<SearchField label="Search groups" value={search} onChange={(text) => set({ search: text })} />}
      />
      <QueryView query={groups} what="consumer groups">
        {(list) => (
          <DataTable
            label="Consumer groups"
            columns={columns}
            rows={matchingGroups(list.items, search)}
            rowKey={(group) => group.group}
            empty={
              <EmptyState title={search ? `No group matches “${search}”` : 'No consumer groups yet'}>
                {search ? 'Clear the search to see all of them.' : 'A group appears when a loader first joins it.'}
              </EmptyState>
            }
          />
        )}
      </QueryView>
    </>
  );
}
