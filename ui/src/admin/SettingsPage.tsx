import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { api, MILLRACE } from '../app/api';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { PageHeader } from '../common/PageHeader';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { SearchField } from '../common/SearchField';
import { useUrlState } from '../common/urlState';
import classes from './admin.module.css';
import type { Page, Setting } from './types';

const MASK = '•••';

function Source({ setting }: { setting: Setting }) {
  return (
    <span className={classes.source} data-source={setting.source}>
      {setting.source}
    </span>
  );
}

const columns: Column<Setting>[] = [
  { key: 'name', title: 'Setting', render: (setting) => <code className="nowrap">{setting.name}</code> },
  {
    key: 'value',
    title: 'Value',
    render: (setting) => (
      <>
        {setting.value ? (
          <span className={classes.secret}>
            <span className={classes.value}>{setting.value}</span>
            {setting.value.includes(MASK) && <Lock size={12} role="img" aria-label="A secret is masked" />}
          </span>
        ) : (
          <span className="muted">not set</span>
        )}
        <span className={classes.narrow}>{setting.source !== 'default' && <Source setting={setting} />}</span>
      </>
    ),
  },
  { key: 'source', title: 'From', width: '8rem', wideOnly: true, render: (setting) => <Source setting={setting} /> },
  { key: 'description', title: 'What it is for', wideOnly: true, render: (setting) => setting.description },
];

export function SettingsPage() {
  const [get, set] = useUrlState();
  const search = get('search');
  const changed = get('changed') === 'true';
  const settings = useQuery({
    queryKey: ['settings', search],
    queryFn: ({ signal }) => api.get<Page<Setting>>(`${MILLRACE}/settings`, { search, limit: 1000 }, signal),
    placeholderData: (known) => known,
  });
  return (
    <div className={classes.page}>
      <PageHeader
        title="Settings"
        description={
          <>
            The settings this process runs with. The command line wins over <code>MILLRACE__…</code> in the environment, the environment over{' '}
            <code>appsettings.json</code>; secrets are masked. A change takes effect when Millrace starts again.
          </>
        }
        actions={
          <>
            <Switch label="Changed only" checked={changed} onChange={(event) => set({ changed: event.currentTarget.checked })} />
            <SearchField label="Search settings" value={search} onChange={(text) => set({ search: text })} />
          </>
        }
      />
      <Panel flush>
        <QueryView query={settings} what="the settings" height={480}>
          {(page) => (
            <DataTable
              label="Settings"
              columns={columns}
              rows={page.items.filter((setting) => !changed || setting.source !== 'default')}
              rowKey={(setting) => setting.name}
              empty={
                <EmptyState title={search ? `No setting matches “${search}”` : 'Every setting has its default'}>
                  {search ? 'Clear the search to see all of them.' : 'Show all of them to see what could be set.'}
                </EmptyState>
              }
            />
          )}
        </QueryView>
      </Panel>
    </div>
  );
}
