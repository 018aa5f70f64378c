import { useParams } from 'react-router';
import { segment } from '../app/api';
import { ErrorNotice } from '../common/ErrorNotice';
import { Loading } from '../common/Loading';
import { PageHeader } from '../common/PageHeader';
import { UrlTabs } from '../common/UrlTabs';
import { BackfillsTab } from './BackfillsTab';
import { CalendarTab } from './CalendarTab';
import { CodeTab } from './CodeTab';
import { DagHeader } from './DagHeader';
import { DetailsTab } from './DetailsTab';
import { GanttTab } from './GanttTab';
import { GraphTab } from './GraphTab';
import { GridTab } from './GridTab';
import { OverviewTab } from './OverviewTab';
import { DAGS, useDagsLive, useMillrace } from './queries';
import { RunsTab } from './RunsTab';
import type { DagPageData } from './types';

export function DagPage() {
  const { dagId = '' } = useParams();
  const page = useMillrace<DagPageData>([...DAGS, 'page'], `dags/${segment(dagId)}`);
  useDagsLive(dagId);
  const data = page.data?.summary.dagId === dagId ? page.data : undefined;
  if (!data) {
    return (
      <>
        <PageHeader title={dagId} crumbs={[{ to: '/dags', label: 'DAGs' }]} />
        {page.error ? <ErrorNotice error={page.error} what={`the DAG ${dagId}`} onRetry={() => void page.refetch()} /> : <Loading what={dagId} height={320} />}
      </>
    );
  }
  return (
    <>
      <DagHeader page={data} />
      <UrlTabs
        label={`About ${dagId}`}
        tabs={[
          { value: 'overview', label: 'Overview', render: () => <OverviewTab page={data} /> },
          { value: 'grid', label: 'Grid', render: () => <GridTab page={data} /> },
          { value: 'graph', label: 'Graph', render: () => <GraphTab page={data} /> },
          { value: 'gantt', label: 'Gantt', render: () => <GanttTab page={data} /> },
          { value: 'calendar', label: 'Calendar', render: () => <CalendarTab page={data} /> },
          { value: 'runs', label: 'Runs', render: () => <RunsTab page={data} /> },
          { value: 'backfills', label: 'Backfills', render: () => <BackfillsTab page={data} /> },
          { value: 'code', label: 'Code', render: () => <CodeTab page={data} /> },
          { value: 'details', label: 'Details', render: () => <DetailsTab page={data} /> },
        ]}
      />
    </>
  );
}
