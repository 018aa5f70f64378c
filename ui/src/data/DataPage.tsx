import { Link } from 'react-router';
import { segment } from '../app/api';
import { EmptyState } from '../common/EmptyState';
import { formatBytes, formatNumber } from '../common/format';
import { PageHeader } from '../common/PageHeader';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { SearchField } from '../common/SearchField';
import { useUrlState } from '../common/urlState';
import { CollectionTable } from './CollectionTable';
import classes from './data.module.css';
import { useCollections, useDatabases } from './queries';
import type { DatabaseSummary } from './types';

const SHOWN = 25;

function DatabasePanel({ database, search }: { database: DatabaseSummary; search: string }) {
  const collections = useCollections(database.name, { search, limit: SHOWN });
  const path = `/data/${segment(database.name)}`;
  return (
    <Panel
      flush
      title={<Link to={path}>{database.name}</Link>}
      actions={
        <span className="muted">
          {formatNumber(database.documents)} documents · {formatBytes(database.bytes)} · indexes {formatBytes(database.indexBytes)}
        </span>
      }
    >
      <QueryView query={collections} what={`the collections of ${database.name}`} height={120}>
        {(list) => (
          <>
            <CollectionTable
              database={database.name}
              collections={list.items}
              empty={<EmptyState title={search ? `No collection here matches “${search}”` : 'No collections'} />}
            />
            {list.total > list.items.length && (
              <p className={classes.more}>
                <Link to={search ? `${path}?search=${segment(search)}` : path}>All {formatNumber(list.total)} collections</Link>
              </p>
            )}
          </>
        )}
      </QueryView>
    </Panel>
  );
}

export function DataPage() {
  const [get, set] = useUrlState();
  const search = get('search');
  const databases = useDatabases();
  return (
    <>
      <PageHeader
        title="Collections"
        description="What the pipeline has stored: raw events, flat documents, views, and the orchestrator’s state."
        actions={<SearchField label="Search collections" value={search} onChange={(text) => set({ search: text })} />}
      />
      <QueryView query={databases} what="the databases" height={480}>
        {(list) =>
          list.items.length === 0 ? (
            <EmptyState title="No databases yet">The loader makes the first when a record lands.</EmptyState>
          ) : (
            <div className={classes.stack}>
              {list.items.map((database) => (
                <DatabasePanel key={database.name} database={database} search={search} />
              ))}
            </div>
          )
        }
      </QueryView>
    </>
  );
}
