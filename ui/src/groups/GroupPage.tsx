import { Button, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { api, MILLRACE, segment } from '../app/api';
import { useMay } from '../app/sessionContext';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { formatDuration, formatNumber, UNKNOWN } from '../common/format';
import { PageHeader } from '../common/PageHeader';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { Stat, StatRow } from '../common/Stat';
import { GroupState } from './GroupState';
import { LagChart } from './LagChart';
import { PauseButton } from './PauseButton';
import { ResetDialog } from './ResetDialog';
import classes from './groups.module.css';
import type { GroupDetails } from './types';

const REFRESH_MS = 2_000;

type Place = GroupDetails['partitions'][number];
type Member = GroupDetails['members'][number];

function placeColumns(members: Member[]): Column<Place>[] {
  const clients = new Map(members.map((member) => [member.memberId, member]));
  return [
    { key: 'topic', title: 'Topic', wideOnly: true, render: (place) => <Link to={`/topics/${segment(place.topic)}`}>{place.topic}</Link> },
    { key: 'partition', title: 'Partition', align: 'right', render: (place) => place.partition },
    { key: 'committed', title: 'Committed', align: 'right', render: (place) => (place.committed === null ? UNKNOWN : formatNumber(place.committed)) },
    { key: 'end', title: 'End', align: 'right', render: (place) => formatNumber(place.end) },
    { key: 'lag', title: 'Lag', align: 'right', render: (place) => formatNumber(place.lag) },
    {
      key: 'lagSeconds', title: 'Lag in time', align: 'right', wideOnly: true,
      render: (place) => (place.lag > 0 ? formatDuration(place.lagSeconds) : '0 s'),
    },
    {
      key: 'member', title: 'Member', wideOnly: true,
      render: (place) => (place.memberId ? <MemberName member={clients.get(place.memberId)} id={place.memberId} /> : <span className="muted">none</span>),
    },
  ];
}

function MemberName({ member, id }: { member?: Member; id: string }) {
  return <span title={id}>{member ? `${member.clientId} at ${member.host}` : id}</span>;
}

const memberColumns: Column<Member>[] = [
  { key: 'client', title: 'Client', render: (member) => member.clientId },
  { key: 'host', title: 'Host', render: (member) => member.host },
  { key: 'partitions', title: 'Partitions', align: 'right', render: (member) => formatNumber(member.partitions.length) },
  { key: 'id', title: 'Id', wideOnly: true, render: (member) => <code className={classes.id}>{member.memberId}</code> },
];

export function GroupPage() {
  const { group = '' } = useParams();
  const may = useMay('operator');
  const [resetting, { open, close }] = useDisclosure(false);
  const details = useQuery({
    queryKey: ['groups', group],
    queryFn: ({ signal }) => api.get<GroupDetails>(`${MILLRACE}/groups/${segment(group)}`, undefined, signal),
    refetchInterval: REFRESH_MS,
  });
  return (
    <>
      <PageHeader
        title={group}
        crumbs={[{ to: '/groups', label: 'Consumer groups' }]}
        actions={
          details.data && (
            <>
              <PauseButton group={group} isPaused={details.data.isPaused} />
              <Tooltip label="Needs the role operator" disabled={may}>
                <Button variant="default" leftSection={<RotateCcw size={13} aria-hidden />} disabled={!may} onClick={open}>
                  Reset offsets
                </Button>
              </Tooltip>
            </>
          )
        }
      />
      <QueryView query={details} what={`consumer group ${group}`} height={520}>
        {(data) => (
          <div className={classes.stack}>
            <StatRow>
              <Stat label="State" value={<GroupState state={data.state} isPaused={data.isPaused} />} />
              <Stat label="Lag" value={formatNumber(data.lag)} note={data.lag > 0 ? `oldest ${formatDuration(data.lagSeconds)}` : 'caught up'} />
              <Stat label="Members" value={formatNumber(data.members.length)} />
              {data.assignor && <Stat label="Assignor" value={data.assignor} />}
            </StatRow>
            <Panel title="Lag over the last hour">
              <LagChart group={group} />
            </Panel>
            <Panel title="Partitions" flush>
              <DataTable
                label="Partitions of the group"
                columns={placeColumns(data.members)}
                rows={data.partitions}
                rowKey={(place) => `${place.topic}/${place.partition}`}
                empty={<EmptyState title="No offsets committed">The group has not read anything yet.</EmptyState>}
              />
            </Panel>
            <Panel title="Members" flush>
              <DataTable
                label="Members of the group"
                columns={memberColumns}
                rows={data.members}
                rowKey={(member) => member.memberId}
                empty={<EmptyState title="Nobody is in the group">Records wait in their topic until a loader joins: trigger the consumer DAG.</EmptyState>}
              />
            </Panel>
            {resetting && <ResetDialog group={data} onClose={close} />}
          </div>
        )}
      </QueryView>
    </>
  );
}
