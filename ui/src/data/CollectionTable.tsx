import { Badge, Tooltip } from '@mantine/core';
import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMay } from '../app/sessionContext';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { formatBytes, formatNumber } from '../common/format';
import { collectionPath } from './queries';
import type { CollectionSummary } from './types';

function CollectionName({ database, collection }: { database: string; collection: CollectionSummary }) {
  const mayLook = useMay('admin') || !collection.needsAdmin;
  return (
    <>
      {mayLook ? (
        <Link to={collectionPath(database, collection.name)}>{collection.name}</Link>
      ) : (
        <Tooltip label="Logins are for the role admin">
          <span className="muted">
            {collection.name} <Lock size={12} aria-label="for admins" />
          </span>
        </Tooltip>
      )}{' '}
      {collection.kind !== 'collection' && (
        <Badge variant="default" size="xs">
          {collection.kind}
        </Badge>
      )}
    </>
  );
}

const numbers: Column<CollectionSummary>[] = [
  { key: 'documents', title: 'Documents', align: 'right', width: '8rem', render: (item) => formatNumber(item.documents) },
  { key: 'bytes', title: 'Size', align: 'right', width: '7rem', render: (item) => formatBytes(item.bytes) },
  { key: 'average', title: 'Average', align: 'right', width: '7rem', wideOnly: true, render: (item) => formatBytes(item.averageBytes) },
  { key: 'indexes', title: 'Indexes', align: 'right', width: '6rem', wideOnly: true, render: (item) => formatNumber(item.indexes) },
  { key: 'indexBytes', title: 'Index size', align: 'right', width: '7rem', wideOnly: true, render: (item) => formatBytes(item.indexBytes) },
];

export function CollectionTable({ database, collections, empty }: { database: string; collections: CollectionSummary[]; empty: ReactNode }) {
  const columns: Column<CollectionSummary>[] = [
    { key: 'name', title: 'Collection', render: (item) => <CollectionName database={database} collection={item} /> },
    ...numbers,
  ];
  return (
    <DataTable label={`Collections of ${database}`} columns={columns} rows={collections} rowKey={(item) => item.name} empty={empty} />
  );
}
