import { Link } from 'react-router';
import { segment } from '../app/api';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { formatNumber, formatTime } from '../common/format';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import classes from './data.module.css';
import { collectionPath, useSchema } from './queries';
import { filterFor } from './values';
import type { FieldShape, SchemaShape } from './types';

const share = (count: number, of: number) => `${Math.round((100 * count) / Math.max(1, of))} %`;

function Types({ field }: { field: FieldShape }) {
  const all = field.types.reduce((sum, type) => sum + type.count, 0);
  return field.types.map((type, index) => (
    <span key={type.type}>
      {index > 0 && ', '}
      <code>{type.type}</code>
      {field.types.length > 1 && <span className="muted"> {share(type.count, all)}</span>}
    </span>
  ));
}

function Values({ field, path }: { field: FieldShape; path: string }) {
  // A field that is null in some documents still has values of one type to look for.
  const types = field.types.filter(({ type }) => type !== 'null').map(({ type }) => type);
  const type = types[0] ?? '';
  const isTime = type === 'date';
  if (field.least !== null && field.greatest !== null && (isTime || field.distinctValues === null)) {
    const text = (value: string) => (isTime && !Number.isNaN(Date.parse(value)) ? formatTime(value) : value);
    return (
      <span className="nowrap">
        {text(field.least)} … {text(field.greatest)}
      </span>
    );
  }
  return (
    <span className={classes.values}>
      {field.values.map((value) => {
        const filter = types.length === 1 && value.value !== 'null' ? filterFor(field.path, type, value.value) : null;
        return (
          <span key={value.value} className={classes.value}>
            {filter && field.distinctValues !== null ? <Link to={`${path}?filter=${segment(filter)}`}>{value.value || '""'}</Link> : value.value || '""'}
            {value.count > 1 && <span className="muted"> ×{formatNumber(value.count)}</span>}
          </span>
        );
      })}
      {field.distinctValues === null && <span className="muted">…</span>}
    </span>
  );
}

function columnsFor(schema: SchemaShape, path: string): Column<FieldShape>[] {
  return [
    {
      key: 'path',
      title: 'Field',
      render: (field) => (
        <code style={{ paddingInlineStart: `${field.depth * 1.1}rem` }} className="nowrap" title={field.path}>
          {field.path.slice(field.path.lastIndexOf('.') + 1)}
        </code>
      ),
    },
    { key: 'types', title: 'Type', render: (field) => <Types field={field} /> },
    { key: 'count', title: 'In', align: 'right', render: (field) => <span className="nowrap">{share(field.count, schema.sampled)}</span> },
    {
      key: 'distinct', title: 'Different', align: 'right', wideOnly: true,
      render: (field) => (field.values.length === 0 ? '' : field.distinctValues === null ? 'many' : formatNumber(field.distinctValues)),
    },
    { key: 'values', title: 'Values', wideOnly: true, render: (field) => <Values field={field} path={path} /> },
  ];
}

/** The fields of a collection, their types and most frequent values. */
export function SchemaTab({ database, collection }: { database: string; collection: string }) {
  const schema = useSchema(database, collection);
  return (
    <QueryView query={schema} what="the fields" height={480}>
      {(found) => (
        <Panel flush title={`Fields of ${formatNumber(found.sampled)} documents`} actions={<span className="muted">{found.how}</span>}>
          <DataTable
            label="Fields found"
            columns={columnsFor(found, collectionPath(database, collection))}
            rows={found.fields}
            rowKey={(field) => field.path}
            empty={<EmptyState title="No documents, no fields">They appear with the first document.</EmptyState>}
          />
          {found.isCut && <p className={classes.more}>There are more fields than are listed here.</p>}
        </Panel>
      )}
    </QueryView>
  );
}
