import { Badge } from '@mantine/core';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { formatBytes, formatNumber } from '../common/format';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import classes from './data.module.css';
import { useIndexes } from './queries';
import type { IndexShape } from './types';

const directions: Record<string, string> = { '1': 'ascending', '-1': 'descending' };

function Keys({ index }: { index: IndexShape }) {
  return (
    <span className={classes.keys}>
      {index.keys.map((key) => (
        <span key={key.field} className={classes.key}>
          <code>{key.field}</code>{' '}
          <span aria-label={directions[key.kind] ?? key.kind} role="img" className="muted">
            {key.kind === '1' ? '↑' : key.kind === '-1' ? '↓' : key.kind}
          </span>
        </span>
      ))}
    </span>
  );
}

function Properties({ index }: { index: IndexShape }) {
  const words = [
    index.isUnique && 'unique',
    index.isSparse && 'sparse',
    index.partialFilter !== null && `partial: ${JSON.stringify(index.partialFilter)}`,
    index.expireAfterSeconds !== null && `expires after ${formatNumber(index.expireAfterSeconds)} s`,
  ].filter((word): word is string => typeof word === 'string');
  return words.map((word) => (
    <Badge key={word} variant="default" size="sm" tt="none" mr={4}>
      {word}
    </Badge>
  ));
}

const columns: Column<IndexShape>[] = [
  { key: 'name', title: 'Index', render: (index) => index.name },
  { key: 'keys', title: 'Fields', render: (index) => <Keys index={index} /> },
  { key: 'properties', title: 'Properties', wideOnly: true, render: (index) => <Properties index={index} /> },
  { key: 'size', title: 'Size', align: 'right', render: (index) => formatBytes(index.bytes) },
];

const usesColumn: Column<IndexShape> = {
  key: 'uses', title: 'Uses', align: 'right', wideOnly: true, render: (index) => formatNumber(index.uses),
};

export function IndexesTab({ database, collection }: { database: string; collection: string }) {
  const indexes = useIndexes(database, collection);
  return (
    <QueryView query={indexes} what="the indexes" height={200}>
      {(list) => (
        <Panel flush title="Indexes">
          <DataTable
            label="Indexes of the collection"
            columns={list.items.some((index) => index.uses !== null) ? [...columns, usesColumn] : columns}
            rows={list.items}
            rowKey={(index) => index.name}
            empty={<EmptyState title="No indexes">A view has none of its own.</EmptyState>}
          />
        </Panel>
      )}
    </QueryView>
  );
}
