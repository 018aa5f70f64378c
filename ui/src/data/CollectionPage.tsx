import { useParams } from 'react-router';
import { segment } from '../app/api';
import { ErrorNotice } from '../common/ErrorNotice';
import { formatBytes, formatNumber } from '../common/format';
import { PageHeader } from '../common/PageHeader';
import { UrlTabs } from '../common/UrlTabs';
import { DocumentsTab } from './DocumentsTab';
import { ExplainTab } from './ExplainTab';
import { IndexesTab } from './IndexesTab';
import { useCollection } from './queries';
import { SchemaTab } from './SchemaTab';
import { StatsTab } from './StatsTab';

export function CollectionPage() {
  const { database = '', collection = '' } = useParams();
  const details = useCollection(database, collection);
  const summary = details.data?.summary;
  const place = { database, collection };
  return (
    <>
      <PageHeader
        title={collection}
        crumbs={[
          { to: '/data', label: 'Collections' },
          { to: `/data/${segment(database)}`, label: database },
        ]}
        description={
          summary ? (
            <>
              {formatNumber(summary.documents)} documents · {formatBytes(summary.bytes)} · {formatNumber(summary.indexes)} indexes
            </>
          ) : (
            <>&nbsp;</>
          )
        }
      />
      {details.error && !details.data ? (
        <ErrorNotice error={details.error} what={`the collection ${database}.${collection}`} onRetry={() => void details.refetch()} />
      ) : (
        <UrlTabs
          key={`${database}/${collection}`}
          label="Collection"
          tabs={[
            { value: 'documents', label: 'Documents', render: () => <DocumentsTab {...place} /> },
            { value: 'schema', label: 'Schema', render: () => <SchemaTab {...place} /> },
            { value: 'indexes', label: 'Indexes', render: () => <IndexesTab {...place} /> },
            { value: 'explain', label: 'Explain', render: () => <ExplainTab {...place} /> },
            { value: 'stats', label: 'Stats', render: () => <StatsTab {...place} /> },
          ]}
        />
      )}
    </>
  );
}
