import { useParams } from 'react-router';
import { EmptyState } from '../common/EmptyState';
import { PageHeader } from '../common/PageHeader';
import { Pager } from '../common/Pager';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { SearchField } from '../common/SearchField';
import { countOf, useUrlState } from '../common/urlState';
import { CollectionTable } from './CollectionTable';
import { useCollections } from './queries';

const LIMIT = 50;

export function DatabasePage() {
  const { database = '' } = useParams();
  const [get, set] = useUrlState();
  const search = get('search');
  const offset = countOf(get('offset'));
  const collections = useCollections(database, { search, offset, limit: LIMIT });
  return (
    <>
      <PageHeader
        title={database}
        crumbs={[{ to: '/data', label: 'Collections' }]}
        actions={<SearchField label="Search collections" value={search} onChange={(text) => set({ search: text, offset: null })} />}
      />
      <QueryView query={collections} what={`the database ${database}`}>
        {(list) => (
          <Panel flush>
            <CollectionTable
              database={database}
              collections={list.items}
              empty={<EmptyState title={search ? `No collection matches “${search}”` : 'No collections'} />}
            />
            <Pager offset={offset} limit={LIMIT} total={list.total} onOffset={(next) => set({ offset: next || null })} />
          </Panel>
        )}
      </QueryView>
    </>
  );
}
