import type { UseQueryResult } from '@tanstack/react-query';
import { DataTable } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { formatNumber } from '../common/format';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { LiveNumber } from './LiveNumber';
import { formatPlace, formatShare } from './numbers';
import type { CellsAnswer, CellShape } from './types';
import classes from './analytics.module.css';

const SHOWN = 10;

/** The densest cells of what the map shows, in words: the map for those who do not see it. */
export function CellsTable({ answer, onShow }: { answer: UseQueryResult<CellsAnswer>; onShow: (cell: CellShape) => void }) {
  return (
    <Panel title="Densest cells of what is shown" flush>
      <QueryView query={answer} what="the cells" height={330}>
        {({ cells, users }) => (
          <DataTable
            label="Densest cells"
            rows={cells.slice(0, SHOWN)}
            rowKey={({ geohash }) => geohash}
            empty={<EmptyState title="No users here">Move or zoom out, or clear filters.</EmptyState>}
            columns={[
              {
                key: 'place',
                title: 'Around',
                render: (cell) => (
                  <button type="button" className={classes.textButton} onClick={() => onShow(cell)}>
                    {formatPlace((cell.west + cell.east) / 2, (cell.south + cell.north) / 2)}
                  </button>
                ),
              },
              { key: 'cell', title: 'Geohash', wideOnly: true, render: ({ geohash }) => <code>{geohash}</code> },
              {
                key: 'bar',
                title: <span className="visually-hidden">Bar</span>,
                wideOnly: true,
                width: '40%',
                render: (cell) => (
                  <div className={classes.bar} aria-hidden>
                    <span style={{ width: `${(cell.users / (cells[0]?.users || 1)) * 100}%` }} />
                  </div>
                ),
              },
              { key: 'users', title: 'Users', align: 'right', render: (cell) => <LiveNumber value={formatNumber(cell.users)} /> },
              { key: 'share', title: 'Share', align: 'right', render: (cell) => formatShare(cell.users / (users || 1)) },
            ]}
          />
        )}
      </QueryView>
    </Panel>
  );
}
