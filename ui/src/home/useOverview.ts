import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useDebouncedCallback } from '@mantine/hooks';
import { api, MILLRACE, segment } from '../app/api';
import { useLiveEvent } from '../app/LiveEvents';
import type { Overview, PipelineHistory, PipelineStatus } from './types';

const key = ['overview'];
const REFRESH_MS = 15_000;
const SETTLE_MS = 400;
const POINTS = 120;

/** The overview, kept fresh by what the server tells as it happens; asked for anew now and then in case something was missed. */
export function useOverview(): UseQueryResult<Overview> {
  const client = useQueryClient();
  useLiveEvent<PipelineStatus>('pipeline', (pipeline) =>
    client.setQueryData<Overview>(key, (known) => known && { ...known, pipeline }),
  );
  // Runs change in bursts; one question after the burst is enough.
  const askAgain = useDebouncedCallback(() => void client.invalidateQueries({ queryKey: key }), SETTLE_MS);
  useLiveEvent('run', askAgain);
  useLiveEvent('audit', askAgain);
  useLiveEvent('dag', askAgain);
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<Overview>(`${MILLRACE}/overview`, undefined, signal),
    refetchInterval: REFRESH_MS,
  });
}

export function useHistory(pipeline: string | undefined): UseQueryResult<PipelineHistory> {
  return useQuery({
    queryKey: ['pipeline-history', pipeline],
    queryFn: ({ signal }) =>
      api.get<PipelineHistory>(`${MILLRACE}/pipelines/${segment(pipeline ?? '')}/history`, { minutes: 60, points: POINTS }, signal),
    enabled: pipeline !== undefined,
    refetchInterval: REFRESH_MS,
  });
}
