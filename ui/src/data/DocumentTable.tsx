import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { useUrlState } from '../common/urlState';
import classes from './data.module.css';
import { columnsOf, isNumeric, orderOf, previewOf, sortOf } from './values';
import type { DocumentItem, Json } from './types';

function Cell({ value }: { value: Json | undefined }) {
  if (value === undefined) {
    return null;
  }
  if (value === null) {
    return <span className="muted">null</span>;
  }
  const text = previewOf(value);
  return (
    <span className={classes.cell} title={text.length > 24 ? text : undefined}>
      {text}
    </span>
  );
}

/** Names with dots or dollars cannot be sorted by. */
const sortable = (name: string) => (/[.$]/.test(name) ? undefined : name);

export function DocumentTable({ items, selected, onOpen }: { items: DocumentItem[]; selected: string | null; onOpen: (id: string) => void }) {
  const [get, set] = useUrlState();
  const documents = items.map((item) => item.document);
  const columns = columnsOf(documents).map(
    (name): Column<DocumentItem> => ({
      key: name,
      title: name,
      sort: sortable(name),
      align: documents.some((document) => isNumeric(document[name])) ? 'right' : undefined,
      render: (item) =>
        name === '_id' && item.id !== null ? (
          <button type="button" className={classes.open} onClick={() => onOpen(item.id ?? '')} aria-label={`Open ${previewOf(item.document._id)}`}>
            <Cell value={item.document._id} />
          </button>
        ) : (
          <Cell value={item.document[name]} />
        ),
    }),
  );
  return (
    <DataTable
      label="Documents found"
      columns={columns}
      rows={items}
      rowKey={(item) => item.id ?? JSON.stringify(item.document)}
      order={orderOf(get('sort'))}
      onOrder={(order) => set({ sort: sortOf(order), offset: null, after: null, before: null })}
      isSelected={(item) => item.id !== null && item.id === selected}
      onRowClick={(item) => item.id !== null && onOpen(item.id)}
    />
  );
}
