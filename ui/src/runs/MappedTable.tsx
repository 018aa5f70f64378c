import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, segment } from '../app/api';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { Pager } from '../common/Pager';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { StateBadge } from '../common/StateBadge';
import { taskStates } from '../common/states';
import { DurationText, TimeText } from '../common/TimeText';
import { countOf, useUrlState } from '../common/urlState';
import { ManyChoice } from './Filters';
import { listOf, PAGE } from './filters';
import { runPath, taskPage } from './targets';
import type { TaskInstance, TaskInstanceList } from './types';
import { useLiveRefresh } from './useLiveRefresh';
import classes from './runs.module.css';

/** The items of a mapped task. */
export function MappedTable({ dagId, runId, taskId }: { dagId: string; runId: string; taskId: string }) {
  const [get, set] = useUrlState();
  const offset = countOf(get('itemOffset'));
  const order = get('itemOrder', 'map_index');
  const query = { state: listOf(get('itemState')), order_by: order, limit: PAGE, offset };
  const key = ['mapped', dagId, runId, taskId];
  const items = useQuery({
    queryKey: [...key, query],
    queryFn: ({ signal }) => api.get<TaskInstanceList>(`${runPath(dagId, runId)}/taskInstances/${segment(taskId)}/listMapped`, query, signal),
    placeholderData: keepPreviousData,
  });
  useLiveRefresh(key, (event) => event.dagId === dagId && event.runId === runId);
  const columns: Column<TaskInstance>[] = [
    {
      key: 'index', title: 'Item', sort: 'map_index', render: (item) => <Link to={taskPage(dagId, runId, taskId, item.map_index)}>{taskId} [{item.map_index}]</Link>,
    },
    { key: 'state', title: 'State', sort: 'state', render: (item) => <StateBadge state={item.state} /> },
    { key: 'try', title: 'Tries', align: 'right', sort: 'try_number', wideOnly: true, render: (item) => item.try_number },
    { key: 'start', title: 'Started', sort: 'start_date', wideOnly: true, render: (item) => <TimeText value={item.start_date} absolute /> },
    { key: 'duration', title: 'Duration', align: 'right', sort: 'duration', render: (item) => <DurationText start={item.start_date} end={item.end_date} /> },
  ];
  return (
    <Panel flush>
      <div className={classes.filters} role="search" aria-label="Filters">
        <ManyChoice name="itemState" label="State" values={taskStates} offset="itemOffset" />
      </div>
      <QueryView query={items} what="the items">
        {(list) => (
          <>
            <DataTable
              label="Mapped instances"
              columns={columns}
              rows={list.task_instances}
              rowKey={(item) => item.id}
              order={order}
              onOrder={(next) => set({ itemOrder: next === 'map_index' ? null : next, itemOffset: null })}
              empty={<EmptyState title="No item is in such a state">Choose other states to see its items.</EmptyState>}
            />
            <Pager offset={offset} limit={PAGE} total={list.total_entries} onOffset={(next) => set({ itemOffset: next || null })} />
          </>
        )}
      </QueryView>
    </Panel>
  );
}
