import { Button, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { Link, useParams } from 'react-router';
import { api, MILLRACE, segment } from '../app/api';
import { useMay } from '../app/sessionContext';
import { formatBytes, formatDuration, formatNumber, formatRate } from '../common/format';
import { PageHeader } from '../common/PageHeader';
import { QueryView } from '../common/QueryView';
import { Stat, StatRow } from '../common/Stat';
import { UrlTabs } from '../common/UrlTabs';
import { ConfigsTab } from './ConfigsTab';
import { GroupsTab } from './GroupsTab';
import { PartitionsTab } from './PartitionsTab';
import { ProduceDialog } from './ProduceDialog';
import { RecordsTab } from './RecordsTab';
import { ThroughputTab } from './ThroughputTab';
import classes from './topics.module.css';
import type { TopicDetails } from './types';

const REFRESH_MS = 3_000;

const roles: Record<string, string> = {
  source: 'What the extractors write and the loaders read.',
  dead_letters: 'Records that could not go on, with the reason in their headers.',
};

export function TopicPage() {
  const { topic = '' } = useParams();
  const details = useQuery({
    queryKey: ['topics', topic],
    queryFn: ({ signal }) => api.get<TopicDetails>(`${MILLRACE}/topics/${segment(topic)}`, undefined, signal),
    refetchInterval: REFRESH_MS,
  });
  const [producing, { open, close }] = useDisclosure(false);
  const role = details.data?.role;
  return (
    <>
      <PageHeader
        title={topic}
        crumbs={[{ to: '/topics', label: 'Topics' }]}
        description={
          <>
            {role && roles[role]} {role === 'dead_letters' && <Link to="/dead-letters">See reasons and replay them.</Link>}
          </>
        }
        actions={details.data && !details.data.isInternal && <ProduceButton onClick={open} />}
      />
      <QueryView query={details} what={`topic ${topic}`}>
        {(data) => (
          <>
            <Summary topic={data} />
            <UrlTabs
              label="Parts of the topic"
              tabs={[
                { value: 'records', label: 'Records', render: () => <RecordsTab topic={data} /> },
                { value: 'partitions', label: 'Partitions', render: () => <PartitionsTab topic={data} /> },
                { value: 'throughput', label: 'Throughput', render: () => <ThroughputTab topic={data.name} /> },
                { value: 'groups', label: 'Groups', render: () => <GroupsTab topic={data} /> },
                { value: 'configs', label: 'Configs', render: () => <ConfigsTab topic={data.name} /> },
              ]}
            />
            {producing && <ProduceDialog topic={data} onClose={close} />}
          </>
        )}
      </QueryView>
    </>
  );
}

function ProduceButton({ onClick }: { onClick: () => void }) {
  const may = useMay('operator');
  return (
    <Tooltip label="Needs the role operator" disabled={may}>
      <Button variant="default" leftSection={<Pencil size={14} aria-hidden />} disabled={!may} onClick={onClick}>
        Produce a record
      </Button>
    </Tooltip>
  );
}

function Summary({ topic }: { topic: TopicDetails }) {
  const lag = topic.groups.reduce((sum, group) => sum + group.lag, 0);
  const lagSeconds = Math.max(0, ...topic.groups.map((group) => group.lagSeconds));
  return (
    <div className={classes.summary}>
      <StatRow>
        <Stat label="Records" value={formatNumber(topic.records)} />
        <Stat label="Rate" value={formatRate(topic.recordsPerSecond)} />
        <Stat label="Size on disk" value={formatBytes(topic.bytes)} />
        <Stat label="Partitions" value={formatNumber(topic.partitions.length)} />
        {topic.groups.length > 0 && (
          <Stat label="Not loaded yet" value={formatNumber(lag)} note={lag > 0 ? `oldest ${formatDuration(lagSeconds)}` : undefined} />
        )}
      </StatRow>
    </div>
  );
}
