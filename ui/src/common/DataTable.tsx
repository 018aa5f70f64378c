import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './DataTable.module.css';

export interface Column<T> {
  key: string;
  title: ReactNode;
  render: (row: T) => ReactNode;
  align?: 'left' | 'right';
  /** The field name to order by when the heading is pressed; without it the column cannot be sorted. */
  sort?: string;
  /** Left out on narrow screens. */
  wideOnly?: boolean;
  width?: string;
}

interface Properties<T> {
  /** What the table lists, for screen readers. */
  label: string;
  columns: Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  /** `name` ascending, `-name` descending. */
  order?: string;
  onOrder?: (order: string) => void;
  empty?: ReactNode;
  onRowClick?: (row: T) => void;
  isSelected?: (row: T) => boolean;
}

const nextOrder = (field: string, order?: string) => (order === field ? `-${field}` : field);

function Heading<T>({ column, order, onOrder }: { column: Column<T>; order?: string; onOrder?: (order: string) => void }) {
  const direction = column.sort && order === column.sort ? 'ascending' : column.sort && order === `-${column.sort}` ? 'descending' : undefined;
  const { sort } = column;
  return (
    <th
      scope="col"
      data-align={column.align}
      data-wide={column.wideOnly || undefined}
      style={{ width: column.width }}
      aria-sort={sort ? (direction ?? 'none') : undefined}
    >
      {sort && onOrder ? (
        <button type="button" className={classes.sort} onClick={() => onOrder(nextOrder(sort, order))}>
          {column.title}
          <span className={classes.arrow} aria-hidden>
            {direction === 'descending' ? <ArrowDown size={12} /> : direction === 'ascending' ? <ArrowUp size={12} /> : null}
          </span>
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}

/** A plain table that scrolls in its own box when it is wider than the page. Rows open by the link in them; a click beside it helps the mouse. */
export function DataTable<T>(properties: Properties<T>) {
  const { label, columns, rows, rowKey, order, onOrder, empty, onRowClick, isSelected } = properties;
  if (rows.length === 0 && empty) {
    return empty;
  }
  return (
    // The box takes the focus so that arrow keys can scroll it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.box} role="region" aria-label={label} tabIndex={0}>
      <table className={classes.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.key} column={column} order={order} onOrder={onOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              data-clickable={onRowClick ? true : undefined}
              data-selected={isSelected?.(row) || undefined}
              onClick={onRowClick && (() => onRowClick(row))}
            >
              {columns.map((column) => (
                <td key={column.key} data-align={column.align} data-wide={column.wideOnly || undefined}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
