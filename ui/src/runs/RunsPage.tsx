import { PageHeader } from '../common/PageHeader';
import { UrlTabs } from '../common/UrlTabs';
import { RunsList } from './RunsList';
import { TaskInstancesList } from './TaskInstancesList';

export function RunsPage() {
  return (
    <>
      <PageHeader title="Runs" />
      <UrlTabs
        label="Runs and their tasks"
        tabs={[
          { value: 'runs', label: 'Runs', render: () => <RunsList /> },
          { value: 'tasks', label: 'Task instances', render: () => <TaskInstancesList /> },
        ]}
      />
    </>
  );
}
