import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, MILLRACE, segment } from '../app/api';
import { EmptyState } from '../common/EmptyState';
import { formatRate, formatShort } from '../common/format';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { TimeSeries } from '../common/TimeSeries';
import type { TopicHistory } from './types';

export function ThroughputTab({ topic }: { topic: string }) {
  const history = useQuery({
    queryKey: ['topics', topic, 'history'],
    queryFn: ({ signal }) => api.get<TopicHistory>(`${MILLRACE}/topics/${segment(topic)}/history`, undefined, signal),
    refetchInterval: 5_000,
  });
  return (
    <QueryView query={history} what="the throughput" height={600}>
      {(data) => <Charts history={data} />}
    </QueryView>
  );
}

function Charts({ history }: { history: TopicHistory }) {
  const rates = useMemo(
    () => [{ name: 'Records a second', points: history.points.map((point): [string, number | null] => [point.time, point.recordsPerSecond]) }],
    [history],
  );
  const records = useMemo(
    () => [{ name: 'Records in the topic', points: history.points.map((point): [string, number | null] => [point.time, point.records]) }],
    [history],
  );
  if (history.points.length < 2) {
    return <EmptyState title="Not measured yet">The topic is measured every {history.stepSeconds} s; the last hour is kept.</EmptyState>;
  }
  return (
    <>
      <Panel title="Records written a second">
        <TimeSeries label="Records written a second over the last hour" series={rates} format={formatRate} />
      </Panel>
      <br />
      <Panel title="Records in the topic">
        <TimeSeries label="Records in the topic over the last hour" series={records} format={formatShort} height={200} whole />
      </Panel>
    </>
  );
}
