import { useQuery } from '@tanstack/react-query';
import { api } from '../app/api';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { formatBytes, formatNumber } from '../common/format';
import { PageHeader } from '../common/PageHeader';
import { QueryView } from '../common/QueryView';
import type { DatabaseList, DatabaseSummary } from './types';

const REFRESH_MS = 10_000;

const columns: Column<DatabaseSummary>[] = [
  { key: 'name', title: 'Database', render: (database) => database.name },
  { key: 'collections', title: 'Collections', align: 'right', render: (database) => formatNumber(database.collections) },
  { key: 'documents', title: 'Documents', align: 'right', render: (database) => formatNumber(database.documents) },
  { key: 'bytes', title: 'Size', align: 'right', render: (database) => formatBytes(database.bytes) },
  { key: 'indexBytes', title: 'Indexes', align: 'right', wideOnly: true, render: (database) => formatBytes(database.indexBytes) },
];

export function DataPage() {
  const databases = useQuery({
    queryKey: ['databases'],
    queryFn: ({ signal }) => api.get<DatabaseList>('/api/millrace/v1/databases', { limit: 1000 }, signal),
    refetchInterval: REFRESH_MS,
  });
  return (
    <>
      <PageHeader title="Collections" />
      <QueryView query={databases} what="databases">
        {(list) => (
          <DataTable
            label="Databases"
            columns={columns}
            rows={list.items}
            rowKey={(database) => database.name}
            empty={<EmptyState title="No databases yet">The loader makes the first when a record lands.</EmptyState>}
          />
        )}
      </QueryView>
    </>
  );
}
