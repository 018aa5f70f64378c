import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, segment } from '../app/api';
import { EmptyState } from '../common/EmptyState';
import { JsonView } from '../common/JsonView';
import { Pager } from '../common/Pager';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { countOf, useUrlState } from '../common/urlState';
import { runPath } from './targets';
import type { XComEntry, XComList } from './types';
import { useLiveRefresh } from './useLiveRefresh';
import classes from './runs.module.css';

const PAGE = 20;

interface Properties {
  dagId: string;
  runId: string;
  taskId: string;
  /** Null for those of all items. */
  mapIndex: number | null;
}

/** The values that a task left for others. */
export function TaskXCom({ dagId, runId, taskId, mapIndex }: Properties) {
  const [get, set] = useUrlState();
  const offset = countOf(get('xcomOffset'));
  const path = `${runPath(dagId, runId)}/taskInstances/${segment(taskId)}/xcomEntries`;
  const key = ['xcom', path, mapIndex];
  const entries = useQuery({
    queryKey: [...key, offset],
    queryFn: ({ signal }) => api.get<XComList>(path, { map_index: mapIndex, limit: PAGE, offset }, signal),
    placeholderData: keepPreviousData,
  });
  useLiveRefresh(key, (event) => event.dagId === dagId && event.runId === runId);
  return (
    <QueryView query={entries} what="the values">
      {(list) =>
        list.xcom_entries.length === 0 ? (
          <Panel>
            <EmptyState title="This task has left no values">What a task returns appears here as return_value, and what it pushes under its key.</EmptyState>
          </Panel>
        ) : (
          <div className={classes.stack}>
            {list.xcom_entries.map((entry) => (
              <Value key={`${entry.key} ${entry.map_index}`} path={path} entry={entry} />
            ))}
            <Pager offset={offset} limit={PAGE} total={list.total_entries} onOffset={(next) => set({ xcomOffset: next || null })} />
          </div>
        )
      }
    </QueryView>
  );
}

function Value({ path, entry }: { path: string; entry: XComEntry }) {
  const value = useQuery({
    queryKey: ['xcom', path, 'value', entry.key, entry.map_index, entry.timestamp],
    queryFn: ({ signal }) => api.get<XComEntry>(`${path}/${segment(entry.key)}`, { map_index: entry.map_index }, signal),
  });
  const title = entry.map_index < 0 ? entry.key : `${entry.key} [${entry.map_index}]`;
  return (
    <Panel title={title}>
      <QueryView query={value} what={`the value ${title}`} height={60}>
        {(found) => <JsonView value={found.value} label={`Value of ${title}`} maxHeight={320} />}
      </QueryView>
    </Panel>
  );
}
