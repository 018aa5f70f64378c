import { useQuery } from '@tanstack/react-query';
import { api, MILLRACE, segment } from '../app/api';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { settingText } from './settings';
import classes from './topics.module.css';
import type { Page, Setting } from './types';

const columns: Column<Setting>[] = [
  { key: 'name', title: 'Setting', render: (item) => <code className={classes.config}>{item.name}</code> },
  { key: 'value', title: 'Value', render: (item) => <SettingValue setting={item} /> },
  { key: 'source', title: 'Set', wideOnly: true, render: (item) => (item.isDefault ? <span className="muted">default</span> : 'for this topic') },
];

function SettingValue({ setting }: { setting: Setting }) {
  if (setting.isSensitive) {
    return <span className="muted">secret</span>;
  }
  const meaning = settingText(setting.name, setting.value ?? '');
  return (
    <>
      <code className={classes.config}>{setting.value || 'none'}</code>
      {meaning && <span className="muted"> {meaning}</span>}
    </>
  );
}

export function ConfigsTab({ topic }: { topic: string }) {
  const settings = useQuery({
    queryKey: ['topics', topic, 'configs'],
    queryFn: ({ signal }) => api.get<Page<Setting>>(`${MILLRACE}/topics/${segment(topic)}/configs`, undefined, signal),
  });
  return (
    <QueryView query={settings} what="the settings">
      {(page) => (
        <Panel flush>
          <DataTable
            label="Settings of the topic"
            columns={columns}
            rows={page.items}
            rowKey={(item) => item.name}
            empty={<EmptyState title="The cluster tells no settings">It may not allow this client to read them.</EmptyState>}
          />
        </Panel>
      )}
    </QueryView>
  );
}
