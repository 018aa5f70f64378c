import { useQuery } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { Link } from 'react-router';
import { api, MILLRACE, segment } from '../app/api';
import { Facts } from '../common/Facts';
import { formatBytes, UNKNOWN } from '../common/format';
import { JsonView } from '../common/JsonView';
import { QueryView } from '../common/QueryView';
import { SidePanel } from '../common/SidePanel';
import { TimeText } from '../common/TimeText';
import classes from './topics.module.css';
import type { DocumentLink, RecordDetails, RecordRow } from './types';

interface Properties {
  topic: string;
  place: { partition: number; offset: number };
  onClose: () => void;
}

export function RecordPanel({ topic, place, onClose }: Properties) {
  const record = useQuery({
    queryKey: ['topics', topic, 'record', place],
    queryFn: ({ signal }) =>
      api.get<RecordDetails>(`${MILLRACE}/topics/${segment(topic)}/records/${place.partition}/${place.offset}`, undefined, signal),
    // A record never changes, but its document may come.
    refetchInterval: (query) => (query.state.data?.document?.exists === false ? 2_000 : false),
  });
  return (
    <SidePanel title={`Record ${place.offset} of partition ${place.partition}`} onClose={onClose}>
      <QueryView query={record} what="the record">
        {(data) => (
          <>
            <Facts
              entries={[
                ['Time', <TimeText key="time" value={data.record.timestamp} absolute />],
                ['Key', data.record.key ?? UNKNOWN],
                ['Size', formatBytes(data.record.size)],
                ['Stored document', data.document && <StoredDocument key="document" link={data.document} />],
              ]}
            />
            <RecordBody record={data.record} />
          </>
        )}
      </QueryView>
    </SidePanel>
  );
}

/** Where the Data pages show one document. */
export function documentAddress({ database, collection, id }: DocumentLink): string {
  return `/data/${segment(database)}/${segment(collection)}?filter=${encodeURIComponent(JSON.stringify({ _id: id }))}`;
}

export function StoredDocument({ link }: { link: DocumentLink }) {
  return link.exists ? (
    <Link to={documentAddress(link)} className={classes.document}>
      {link.database}.{link.collection}
      <ExternalLink size={12} aria-hidden />
    </Link>
  ) : (
    <span className="muted">not in {link.database}.{link.collection} yet</span>
  );
}

export function RecordBody({ record }: { record: RecordRow }) {
  return (
    <>
      <section className={classes.section}>
        <h3>Value{record.valueFormat === 'base64' && ' (Base64)'}</h3>
        {record.value === null ? (
          <p className="muted">None: a tombstone.</p>
        ) : (
          <JsonView value={record.value} label="the value" maxHeight={520} />
        )}
      </section>
      <section className={classes.section}>
        <h3>Headers</h3>
        {record.headers.length === 0 ? (
          <p className="muted">None.</p>
        ) : (
          <dl className={classes.headers}>
            {record.headers.map((header, index) => (
              <div key={index}>
                <dt>{header.name}</dt>
                <dd className="mono">{header.value}</dd>
              </div>
            ))}
          </dl>
        )}
      </section>
    </>
  );
}
