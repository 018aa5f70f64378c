import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { EmptyState } from '../common/EmptyState';
import { PageHeader } from '../common/PageHeader';
import { Pager } from '../common/Pager';
import { QueryView } from '../common/QueryView';
import { SearchField } from '../common/SearchField';
import { countOf, useUrlState } from '../common/urlState';
import { DagCard } from './DagCard';
import classes from './dags.module.css';
import { DAGS, useDagsLive, useMillrace } from './queries';
import type { DagList } from './types';

const LIMIT = 25;

export function DagsPage() {
  const [get, set] = useUrlState();
  const search = get('search');
  const tag = get('tag');
  const paused = get('paused');
  const offset = countOf(get('offset'));
  const list = useMillrace<DagList>([...DAGS, 'list'], 'dags/summary', { search, tag, paused, offset, limit: LIMIT });
  useDagsLive();
  const narrow = (change: Record<string, string | null>) => set({ ...change, offset: null });
  return (
    <>
      <PageHeader title="DAGs" description="What runs, when it runs next, and how its last runs went." />
      <div className={classes.filters}>
        <SearchField label="Search DAGs" value={search} onChange={(text) => narrow({ search: text })} />
        <SegmentedControl
          aria-label="Paused or not"
          value={paused}
          onChange={(value) => narrow({ paused: value })}
          data={[
            { value: '', label: list.data ? `All ${list.data.known}` : 'All' },
            { value: 'false', label: list.data ? `Active ${list.data.known - list.data.paused}` : 'Active' },
            { value: 'true', label: list.data ? `Paused ${list.data.paused}` : 'Paused' },
          ]}
        />
        <NativeSelect
          aria-label="Tag"
          size="xs"
          value={tag}
          onChange={(event) => narrow({ tag: event.currentTarget.value })}
          data={[{ value: '', label: 'Any tag' }, ...(list.data?.tags ?? (tag ? [tag] : [])).map((name) => ({ value: name, label: name }))]}
        />
      </div>
      <QueryView query={list} what="DAGs" height={260}>
        {(found) =>
          found.items.length === 0 ? (
            <EmptyState
              title={found.known === 0 ? 'There are no DAGs' : 'No DAG matches'}
              action={found.known > 0 && <Button variant="default" onClick={() => narrow({ search: null, tag: null, paused: null })}>Show all DAGs</Button>}
            >
              {found.known === 0 ? 'This process was started without any.' : `None of the ${found.known} DAGs has what the filters ask for.`}
            </EmptyState>
          ) : (
            <>
              <ul className={classes.list}>
                {found.items.map((dag) => (
                  <DagCard key={dag.dagId} dag={dag} />
                ))}
              </ul>
              <Pager offset={offset} limit={LIMIT} total={found.total} onOffset={(next) => set({ offset: next || null })} />
            </>
          )
        }
      </QueryView>
    </>
  );
}
