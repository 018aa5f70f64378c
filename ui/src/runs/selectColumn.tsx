import { Checkbox } from '@mantine/core';
import type { Column } from '../common/DataTable';
import type { Selection } from './useSelection';

/** A first column that chooses rows, and all of them by its heading. */
export function selectColumn<T>(selection: Selection<T>, nameOf: (row: T) => string): Column<T> {
  return {
    key: 'select',
    width: '2.2rem',
    title: (
      <Checkbox
        aria-label="Choose all on this page"
        checked={selection.isAll}
        indeterminate={!selection.isAll && selection.chosen.length > 0}
        onChange={selection.toggleAll}
      />
    ),
    render: (row) => <Checkbox aria-label={`Choose ${nameOf(row)}`} checked={selection.has(row)} onChange={() => selection.toggle(row)} />,
  };
}
