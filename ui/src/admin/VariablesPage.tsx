import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Eye, EyeOff, Lock, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { AIRFLOW, api } from '../app/api';
import { useMay } from '../app/sessionContext';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { PageHeader } from '../common/PageHeader';
import { Pager } from '../common/Pager';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { RoleNote } from '../common/RoleNote';
import { SearchField } from '../common/SearchField';
import { countOf, useUrlState } from '../common/urlState';
import { DeleteVariable, VariableDialog } from './VariableDialogs';
import classes from './admin.module.css';
import { HIDDEN, isSecretName } from './secrets';
import type { Variable, Variables } from './types';

const LIMIT = 50;

function Value({ variable }: { variable: Variable }) {
  const [shown, setShown] = useState(false);
  const isSecret = isSecretName(variable.key);
  if (variable.value === HIDDEN && isSecret) {
    return (
      <span className={classes.secret}>
        <Lock size={13} aria-hidden /> <span className="muted">hidden: only admins see it</span>
      </span>
    );
  }
  if (!isSecret) {
    return <span className={`${classes.value} ${classes.clipped}`}>{variable.value}</span>;
  }
  return (
    <span className={classes.secret}>
      <span className={`${classes.value} ${classes.clipped}`}>{shown ? variable.value : '••••••••'}</span>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={`${shown ? 'Hide' : 'Show'} the value of ${variable.key}`}
        onClick={() => setShown(!shown)}
      >
        {shown ? <EyeOff size={14} /> : <Eye size={14} />}
      </ActionIcon>
    </span>
  );
}

export function VariablesPage() {
  const [get, set] = useUrlState();
  const may = useMay('admin');
  const [edited, setEdited] = useState<Variable | 'new' | null>(null);
  const [deleted, setDeleted] = useState<Variable | null>(null);
  const search = get('search');
  const order = get('order', 'key');
  const offset = countOf(get('offset'));
  const variables = useQuery({
    queryKey: ['variables', { search, order, offset }],
    queryFn: ({ signal }) =>
      api.get<Variables>(
        `${AIRFLOW}/variables`,
        { variable_key_pattern: search ? `%${search}%` : undefined, order_by: order, limit: LIMIT, offset },
        signal,
      ),
    placeholderData: keepPreviousData,
  });
  const columns: Column<Variable>[] = [
    { key: 'key', title: 'Key', sort: 'key', render: (variable) => <code>{variable.key}</code> },
    { key: 'value', title: 'Value', render: (variable) => <Value variable={variable} /> },
    { key: 'description', title: 'Description', wideOnly: true, render: (variable) => variable.description },
    {
      key: 'actions',
      title: <span className="visually-hidden">Change</span>,
      align: 'right',
      render: (variable) =>
        may && (
          <span className={classes.actions}>
            <Tooltip label="Edit">
              <ActionIcon variant="subtle" color="gray" aria-label={`Edit ${variable.key}`} onClick={() => setEdited(variable)}>
                <Pencil size={14} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label="Delete">
              <ActionIcon variant="subtle" color="gray" aria-label={`Delete ${variable.key}`} onClick={() => setDeleted(variable)}>
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
        title="Variables"
        description={
          <>
            Named texts that tasks read.
            <RoleNote needs="admin" to="change variables and to see secret ones" />
          </>
        }
        actions={
          <>
            <SearchField label="Search keys" value={search} onChange={(text) => set({ search: text, offset: null })} />
            {may && (
              <Button leftSection={<Plus size={14} aria-hidden />} onClick={() => setEdited('new')}>
                Add variable
              </Button>
            )}
          </>
        }
      />
      <Panel flush>
        <QueryView query={variables} what="the variables">
          {(page) => (
            <>
              <DataTable
                label="Variables"
                columns={columns}
                rows={page.variables}
                rowKey={(variable) => variable.key}
                order={order}
                onOrder={(next) => set({ order: next === 'key' ? null : next, offset: null })}
                empty={
                  <EmptyState title={search ? `No key matches “${search}”` : 'No variables yet'}>
                    {search ? 'Clear the search to see all of them.' : 'A variable holds what several tasks share, such as an address or a threshold.'}
                  </EmptyState>
                }
              />
              <Pager offset={offset} limit={LIMIT} total={page.total_entries} onOffset={(next) => set({ offset: next || null })} />
            </>
          )}
        </QueryView>
      </Panel>
      {edited && <VariableDialog variable={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {deleted && <DeleteVariable variable={deleted} onClose={() => setDeleted(null)} />}
    </div>
  );
}
