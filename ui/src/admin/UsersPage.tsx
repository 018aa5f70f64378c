import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { KeyRound, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { api, MILLRACE } from '../app/api';
import { useMay, useSession } from '../app/sessionContext';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { PageHeader } from '../common/PageHeader';
import { Pager } from '../common/Pager';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { RoleNote } from '../common/RoleNote';
import { SearchField } from '../common/SearchField';
import { TimeText } from '../common/TimeText';
import { countOf, useUrlState } from '../common/urlState';
import { AddUser, ChangeRole, RemoveUser, ResetPassword } from './UserDialogs';
import classes from './admin.module.css';
import { roleTexts } from './roleTexts';
import type { Page, User } from './types';

const LIMIT = 50;

type Open = { kind: 'add' } | { kind: 'role' | 'password' | 'remove'; user: User } | null;

function Action({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

function Dialog({ open, onClose }: { open: Open; onClose: () => void }) {
  switch (open?.kind) {
    case 'add':
      return <AddUser onClose={onClose} />;
    case 'role':
      return <ChangeRole user={open.user} onClose={onClose} />;
    case 'password':
      return <ResetPassword user={open.user} onClose={onClose} />;
    case 'remove':
      return <RemoveUser user={open.user} onClose={onClose} />;
    default:
      return null;
  }
}

export function UsersPage() {
  const [get, set] = useUrlState();
  const may = useMay('admin');
  const { session } = useSession();
  const [open, setOpen] = useState<Open>(null);
  const search = get('search');
  const offset = countOf(get('offset'));
  const users = useQuery({
    queryKey: ['users', { search, offset }],
    queryFn: ({ signal }) => api.get<Page<User>>(`${MILLRACE}/users`, { search, offset, limit: LIMIT }, signal),
    placeholderData: keepPreviousData,
    enabled: may,
  });
  const columns: Column<User>[] = [
    {
      key: 'name',
      title: 'Name',
      render: (user) => (
        <>
          <strong className={classes.plain}>{user.name}</strong>
          {user.name === session?.user?.name && <span className="muted"> (you)</span>}
        </>
      ),
    },
    { key: 'role', title: 'Role', render: (user) => <span title={roleTexts[user.role]}>{user.role}</span> },
    { key: 'created', title: 'Added', wideOnly: true, render: (user) => <TimeText value={user.createdAt} /> },
    {
      key: 'login',
      title: 'Last login',
      render: (user) => (user.lastLoginAt ? <TimeText value={user.lastLoginAt} /> : <span className="muted">never</span>),
    },
    {
      key: 'actions',
      title: <span className="visually-hidden">Change</span>,
      align: 'right',
      render: (user) => (
        <span className={classes.actions}>
          <Action label={`Change the role of ${user.name}`} onClick={() => setOpen({ kind: 'role', user })}>
            <Pencil size={14} />
          </Action>
          <Action label={`Reset the password of ${user.name}`} onClick={() => setOpen({ kind: 'password', user })}>
            <KeyRound size={14} />
          </Action>
          <Action label={`Remove ${user.name}`} onClick={() => setOpen({ kind: 'remove', user })}>
            <Trash2 size={14} />
          </Action>
        </span>
      ),
    },
  ];
  return (
    <div className={classes.page}>
      <PageHeader
        title="Users"
        description={
          <>
            Who may log in, and what they may do.
            {session?.authentication === 'none' && (
              <> This server answers on loopback only and asks nobody to log in; users take effect when it listens on another address.</>
            )}
            <RoleNote needs="admin" to="see and change users" />
          </>
        }
        actions={
          may && (
            <>
              <SearchField label="Search users" value={search} onChange={(text) => set({ search: text, offset: null })} />
              <Button leftSection={<Plus size={14} aria-hidden />} onClick={() => setOpen({ kind: 'add' })}>
                Add user
              </Button>
            </>
          )
        }
      />
      {may && (
        <Panel flush>
          <QueryView query={users} what="the users">
            {(page) => (
              <>
                <DataTable
                  label="Users"
                  columns={columns}
                  rows={page.items}
                  rowKey={(user) => user.name}
                  empty={
                    <EmptyState title={search ? `No user matches “${search}”` : 'No users yet'}>
                      {search ? 'Clear the search to see all of them.' : 'Add one, or run millrace users add NAME --role admin.'}
                    </EmptyState>
                  }
                />
                <Pager offset={offset} limit={LIMIT} total={page.total} onOffset={(next) => set({ offset: next || null })} />
              </>
            )}
          </QueryView>
        </Panel>
      )}
      <Dialog open={open} onClose={() => setOpen(null)} />
    </div>
  );
}
