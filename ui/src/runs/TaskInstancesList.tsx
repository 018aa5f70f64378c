import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, segment } from '../app/api';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { Pager } from '../common/Pager';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { SearchField } from '../common/SearchField';
import { StateBadge } from '../common/StateBadge';
import { taskStates } from '../common/states';
import { DurationText, TimeText } from '../common/TimeText';
import { countOf, useUrlState } from '../common/urlState';
import { ClearDialog } from './ClearDialog';
import { Filters, ManyChoice } from './Filters';
import { isFiltered, PAGE, runsPath, taskFilterNames, tasksQuery } from './filters';
import { MarkDialog } from './MarkDialog';
import { RoleButton } from './RoleButton';
import { selectColumn } from './selectColumn';
import { SelectionBar } from './SelectionBar';
import { counted, runPage, targetsOf, taskPage } from './targets';
import type { TaskInstance, TaskInstanceList } from './types';
import { useLiveRefresh } from './useLiveRefresh';
import { useSelection } from './useSelection';
import classes from './runs.module.css';

const keyOf = (instance: TaskInstance) => instance.id;
const nameOf = ({ task_id, map_index }: TaskInstance) => (map_index < 0 ? task_id : `${task_id} [${map_index}]`);

const columns: Column<TaskInstance>[] = [
  { key: 'state', title: 'State', sort: 'state', render: (instance) => <StateBadge state={instance.state} /> },
  {
    key: 'task',
    title: 'Task',
    sort: 'task_id',
    render: (instance) => (
      <>
        <Link to={taskPage(instance.dag_id, instance.dag_run_id, instance.task_id, instance.map_index)} className={classes.id}>
          {nameOf(instance)}
        </Link>
        <span className={classes.narrowOnly}>{instance.dag_run_id}</span>
      </>
    ),
  },
  {
    key: 'dag', title: 'DAG', sort: 'dag_id', wideOnly: true, render: (instance) => <Link to={`/dags/${segment(instance.dag_id)}`}>{instance.dag_id}</Link>,
  },
  {
    key: 'run',
    title: 'Run',
    sort: 'logical_date',
    wideOnly: true,
    render: (instance) => (
      <Link to={runPage(instance.dag_id, instance.dag_run_id)} className={classes.id}>
        {instance.dag_run_id}
      </Link>
    ),
  },
  { key: 'try', title: 'Tries', align: 'right', sort: 'try_number', wideOnly: true, render: (instance) => instance.try_number },
  { key: 'start', title: 'Started', sort: 'start_date', wideOnly: true, render: (instance) => <TimeText value={instance.start_date} /> },
  {
    key: 'duration',
    title: 'Duration',
    align: 'right',
    sort: 'duration',
    render: (instance) => <DurationText start={instance.start_date} end={instance.end_date} />,
  },
];

export function TaskInstancesList() {
  const [get, set] = useUrlState();
  const offset = countOf(get('taskOffset'));
  const query = tasksQuery(get);
  const dag = get('dag');
  const tasks = useQuery({
    queryKey: ['task-instances', dag, query],
    queryFn: ({ signal }) => api.get<TaskInstanceList>(`${runsPath(dag)}/~/taskInstances`, query, signal),
    placeholderData: keepPreviousData,
  });
  useLiveRefresh(['task-instances'], (event) => dag === '' || event.dagId === dag);
  const selection = useSelection(tasks.data?.task_instances ?? [], keyOf);
  const [dialog, setDialog] = useState<'clear' | 'mark' | null>(null);
  const targets = targetsOf(selection.chosen);
  const close = () => setDialog(null);
  return (
    <Panel flush>
      <Filters names={taskFilterNames} offset="taskOffset">
        <ManyChoice name="taskState" label="State" values={taskStates} offset="taskOffset" />
        <div className={classes.searchField}>
          <SearchField label="Task id contains" value={get('task')} onChange={(text) => set({ task: text, taskOffset: null })} width={180} />
        </div>
      </Filters>
      <QueryView query={tasks} what="the task instances" height={480}>
        {(list) => (
          <>
            <SelectionBar
              count={selection.chosen.length}
              total={
                <span title="The tasks of the newest 1,000 runs that the DAG and the dates admit. Choose a DAG or dates to see older ones.">
                  {counted(list.total_entries, 'task instance')} of the newest 1,000 runs
                </span>
              }
            >
              <RoleButton needs="operator" disabled={targets.length === 0} onClick={() => setDialog('clear')}>
                Clear…
              </RoleButton>
              <RoleButton needs="operator" disabled={targets.length === 0} onClick={() => setDialog('mark')}>
                Mark…
              </RoleButton>
            </SelectionBar>
            <DataTable
              label="Task instances"
              columns={[selectColumn(selection, nameOf), ...columns]}
              rows={list.task_instances}
              rowKey={keyOf}
              order={get('taskOrder')}
              onOrder={(next) => set({ taskOrder: next, taskOffset: null })}
              isSelected={selection.has}
              empty={
                isFiltered(get, taskFilterNames) ? (
                  <EmptyState title="No task instance is like that">Widen the filters, or choose dates to look through older runs.</EmptyState>
                ) : (
                  <EmptyState title="No task has run yet">Task instances appear with the first run of a DAG.</EmptyState>
                )
              }
            />
            <Pager offset={offset} limit={PAGE} total={list.total_entries} onOffset={(next) => set({ taskOffset: next || null })} />
          </>
        )}
      </QueryView>
      <ClearDialog targets={targets} opened={dialog === 'clear'} onClose={close} onDone={selection.clear} />
      <MarkDialog targets={targets} opened={dialog === 'mark'} onClose={close} onDone={selection.clear} />
    </Panel>
  );
}
