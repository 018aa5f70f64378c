import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLiveEvent } from '../app/LiveEvents';
import { api, MILLRACE, segment } from '../app/api';
import { EmptyState } from '../common/EmptyState';
import { formatDuration, formatShort } from '../common/format';
import { QueryView } from '../common/QueryView';
import { TimeSeries } from '../common/TimeSeries';
import type { GroupHistory } from './types';

const HEIGHT = 240;
const REFRESH_MS = 15_000;

export function LagChart({ group }: { group: string }) {
  const client = useQueryClient();
  const queryKey = useMemo(() => ['groups', group, 'history'], [group]);
  const history = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get<GroupHistory>(`${MILLRACE}/groups/${segment(group)}/history`, undefined, signal),
    refetchInterval: REFRESH_MS,
  });
  useLiveEvent<{ group: string }>('group', (event) => {
    if (event.group === group) {
      void client.invalidateQueries({ queryKey });
    }
  });
  return (
    <QueryView query={history} what="the lag" height={HEIGHT}>
      {(data) => <Lines history={data} />}
    </QueryView>
  );
}

function Lines({ history }: { history: GroupHistory }) {
  const series = useMemo(
    () => [
      { name: 'Records', points: history.points.map((point): [string, number | null] => [point.time, point.lag]) },
      {
        name: 'Age of the oldest', colour: '--state-degraded', right: true,
        points: history.points.map((point): [string, number | null] => [point.time, point.lagSeconds]),
      },
    ],
    [history],
  );
  if (history.points.length < 2) {
    return <EmptyState title="Not measured yet">The lag is measured every few seconds; the last hour is kept.</EmptyState>;
  }
  return (
    <TimeSeries label="Lag over the last hour, in records and in time" series={series} format={formatShort} formatRight={formatDuration} height={HEIGHT} whole />
  );
}
