import { Facts } from '../common/Facts';
import { formatBytes, formatNumber } from '../common/format';
import { JsonView } from '../common/JsonView';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { useCollection } from './queries';

export function StatsTab({ database, collection }: { database: string; collection: string }) {
  const details = useCollection(database, collection);
  return (
    <QueryView query={details} what="the statistics" height={320}>
      {({ summary, uuid, isCapped, options }) => (
        <Panel title="Statistics">
          <Facts
            entries={[
              ['Kind', isCapped ? `capped ${summary.kind}` : summary.kind],
              ['Documents', formatNumber(summary.documents)],
              ['Size of the documents', formatBytes(summary.bytes)],
              ['Average document', formatBytes(summary.averageBytes)],
              ['On disk', formatBytes(summary.storageBytes)],
              ['Indexes', formatNumber(summary.indexes)],
              ['Size of the indexes', formatBytes(summary.indexBytes)],
              ['UUID', uuid && <code>{uuid}</code>],
              ['Options', options ? <JsonView value={options} label="the options" /> : null],
            ]}
          />
        </Panel>
      )}
    </QueryView>
  );
}
