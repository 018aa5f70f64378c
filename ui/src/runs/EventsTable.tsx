import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, AIRFLOW } from '../app/api';
import { useLiveEvent } from '../app/LiveEvents';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { Pager } from '../common/Pager';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { TimeText } from '../common/TimeText';
import { countOf, useUrlState } from '../common/urlState';
import { eventLabel } from './eventLabels';
import type { EventLog, EventLogList } from './types';

const PAGE = 50;

const columns: Column<EventLog>[] = [
  { key: 'when', title: 'When', render: (entry) => <TimeText value={entry.when} absolute />, width: '11rem' },
  { key: 'what', title: 'What', render: (entry) => eventLabel(entry.event) },
  { key: 'who', title: 'Who', render: (entry) => entry.owner ?? '' },
  { key: 'extra', title: 'Details', wideOnly: true, render: (entry) => entry.extra ?? '' },
];

/** The audit log of a run, or of one of its tasks: who triggered, cleared, marked and noted. */
export function EventsTable({ dagId, runId, taskId }: { dagId: string; runId: string; taskId?: string }) {
  const [get, set] = useUrlState();
  const offset = countOf(get('eventsOffset'));
  const query = { dag_id: dagId, run_id: runId, task_id: taskId, limit: PAGE, offset };
  const events = useQuery({
    queryKey: ['run-events', query],
    queryFn: ({ signal }) => api.get<EventLogList>(`${AIRFLOW}/eventLogs`, query, signal),
    placeholderData: keepPreviousData,
  });
  useLiveEvent<{ dagId: string | null; runId: string | null }>('audit', (event) => {
    if (event.dagId === dagId && event.runId === runId) {
      void events.refetch();
    }
  });
  return (
    <Panel flush>
      <QueryView query={events} what="the events">
        {(list) => (
          <>
            <DataTable
              label="Events"
              columns={columns}
              rows={list.event_logs}
              rowKey={(entry) => String(entry.event_log_id)}
              empty={
                <EmptyState title="Nobody did anything to it">
                  {taskId ? 'Clears and marks of this task appear here.' : 'Triggers, clears, marks and notes of this run appear here.'}
                </EmptyState>
              }
            />
            <Pager offset={offset} limit={PAGE} total={list.total_entries} onOffset={(next) => set({ eventsOffset: next || null })} />
          </>
        )}
      </QueryView>
    </Panel>
  );
}
