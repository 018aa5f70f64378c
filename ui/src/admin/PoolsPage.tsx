import { ActionIcon, Button, NumberInput, TextInput, Tooltip } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { AIRFLOW, api, segment } from '../app/api';
import { useMay } from '../app/sessionContext';
import { ChangeDialog } from '../common/ChangeDialog';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { PageHeader } from '../common/PageHeader';
import { Pager } from '../common/Pager';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { RoleNote } from '../common/RoleNote';
import { SearchField } from '../common/SearchField';
import { formatNumber } from '../common/format';
import { countOf, useUrlState } from '../common/urlState';
import classes from './admin.module.css';
import { poolShares } from './poolShares';
import type { Pool, Pools } from './types';

const PATH = `${AIRFLOW}/pools`;
const DEFAULT_POOL = 'default_pool';
const LIMIT = 50;
const REFRESH_MS = 5_000;

function Bar({ pool }: { pool: Pool }) {
  const { used, queued } = poolShares(pool);
  return (
    <div
      className={classes.bar}
      role="img"
      aria-label={`${pool.name}: ${pool.occupied_slots} of ${pool.slots} slots taken, ${pool.queued_slots} tasks queued`}
    >
      <span style={{ width: `${used}%` }} />
      <span data-kind="queued" style={{ width: `${queued}%` }} />
    </div>
  );
}

function PoolDialog({ pool, onClose }: { pool: Pool | null; onClose: () => void }) {
  const [name, setName] = useState(pool?.name ?? '');
  const [slots, setSlots] = useState<number | string>(pool?.slots ?? 8);
  const save = async () => {
    await (pool ? api.patch(`${PATH}/${segment(name)}`, { slots }) : api.post(PATH, { name, slots }));
    return pool ? `${name} has ${slots} slots.` : `${name} was added.`;
  };
  return (
    <ChangeDialog
      changes={[['pools']]}
      onClose={onClose}
      title={pool ? `Slots of ${pool.name}` : 'Add a pool'}
      confirm={pool ? 'Save' : 'Add pool'}
      disabled={name.trim() === '' || typeof slots !== 'number'}
      onConfirm={save}
    >
      {!pool && (
        <TextInput label="Name" required maxLength={250} data-autofocus value={name} onChange={(event) => setName(event.currentTarget.value)} />
      )}
      <NumberInput
        label="Slots"
        description="How many tasks of the pool may run at once, in all processes; tasks that run keep theirs."
        required
        min={0}
        max={1_000_000}
        allowDecimal={false}
        data-autofocus={pool ? true : undefined}
        value={slots}
        onChange={setSlots}
      />
    </ChangeDialog>
  );
}

function DeletePool({ pool, onClose }: { pool: Pool; onClose: () => void }) {
  return (
    <ChangeDialog
      changes={[['pools']]}
      onClose={onClose}
      title={`Delete ${pool.name}?`}
      confirm="Delete pool"
      danger
      onConfirm={async () => {
        await api.delete(`${PATH}/${segment(pool.name)}`);
        return `${pool.name} was deleted.`;
      }}
    >
      Tasks that name this pool get one of the same name with 128 slots when they next run.
    </ChangeDialog>
  );
}

export function PoolsPage() {
  const [get, set] = useUrlState();
  const may = useMay('admin');
  const [edited, setEdited] = useState<Pool | 'new' | null>(null);
  const [deleted, setDeleted] = useState<Pool | null>(null);
  const search = get('search');
  const offset = countOf(get('offset'));
  const pools = useQuery({
    queryKey: ['pools', { search, offset }],
    queryFn: ({ signal }) => api.get<Pools>(PATH, { pool_name_pattern: search ? `%${search}%` : undefined, limit: LIMIT, offset }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  const columns: Column<Pool>[] = [
    {
      key: 'name',
      title: 'Pool',
      render: (pool) => (
        <>
          <strong className={classes.plain}>{pool.name}</strong>
          {pool.description && <div className={`muted ${classes.wide}`}>{pool.description}</div>}
        </>
      ),
    },
    { key: 'bar', title: 'Use', width: '24%', render: (pool) => <Bar pool={pool} /> },
    { key: 'used', title: 'Taken', align: 'right', render: (pool) => <span className="nowrap">{`${formatNumber(pool.occupied_slots)} of ${formatNumber(pool.slots)}`}</span> },
    { key: 'running', title: 'Running', align: 'right', wideOnly: true, render: (pool) => formatNumber(pool.running_slots) },
    { key: 'queued', title: 'Queued', align: 'right', wideOnly: true, render: (pool) => formatNumber(pool.queued_slots) },
    { key: 'scheduled', title: 'Scheduled', align: 'right', wideOnly: true, render: (pool) => formatNumber(pool.scheduled_slots) },
    {
      key: 'actions',
      title: <span className="visually-hidden">Change</span>,
      align: 'right',
      render: (pool) =>
        may &&
        pool.name !== DEFAULT_POOL && (
          <span className={classes.actions}>
            <Tooltip label="Change slots">
              <ActionIcon variant="subtle" color="gray" aria-label={`Change slots of ${pool.name}`} onClick={() => setEdited(pool)}>
                <Pencil size={14} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label="Delete">
              <ActionIcon variant="subtle" color="gray" aria-label={`Delete ${pool.name}`} onClick={() => setDeleted(pool)}>
                <Trash2 size={14} />
              </ActionIcon>
            </Tooltip>
          </span>
        ),
    },
  ];
  return (
    <div className={classes.page}>
      <PageHeader
        title="Pools"
        description={
          <>
            Slots that tasks of all runs share: who waits for a slot is queued.
            <RoleNote needs="admin" to="change pools" />
          </>
        }
        actions={
          <>
            <SearchField label="Search pools" value={search} onChange={(text) => set({ search: text, offset: null })} />
            {may && (
              <Button leftSection={<Plus size={14} aria-hidden />} onClick={() => setEdited('new')}>
                Add pool
              </Button>
            )}
          </>
        }
      />
      <Panel flush>
        <QueryView query={pools} what="the pools">
          {(page) => (
            <>
              <DataTable
                label="Pools"
                columns={columns}
                rows={page.pools}
                rowKey={(pool) => pool.name}
                empty={<EmptyState title={`No pool matches “${search}”`}>Clear the search to see all of them.</EmptyState>}
              />
              <Pager offset={offset} limit={LIMIT} total={page.total_entries} onOffset={(next) => set({ offset: next || null })} />
            </>
          )}
        </QueryView>
      </Panel>
      {edited && <PoolDialog pool={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {deleted && <DeletePool pool={deleted} onClose={() => setDeleted(null)} />}
    </div>
  );
}
