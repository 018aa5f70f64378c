import { formatBytes, formatTime, UNKNOWN } from '../common/format';
import { placeOf } from './recordQuery';
import classes from './topics.module.css';
import type { RecordRow } from './types';

interface Properties {
  records: readonly RecordRow[];
  selected: string;
  onSelect: (record: RecordRow) => void;
  /** Rows that came a moment ago are shown so. */
  isLive?: boolean;
}

const millisecond = (time: string) => time.slice(time.indexOf('.'), time.indexOf('.') + 4);

/** One line a record, the value cut to what fits. Rows open by their offset. */
export function RecordTable({ records, selected, onSelect, isLive }: Properties) {
  return (
    <table className={classes.table} aria-label="Records">
      <thead>
        <tr>
          <th scope="col" className={classes.time}>Time</th>
          <th scope="col" className={`${classes.partition} ${classes.right} ${classes.wide}`}>Partition</th>
          <th scope="col" className={`${classes.offset} ${classes.right}`}>Offset</th>
          <th scope="col" className={classes.key}>Key</th>
          <th scope="col">Value</th>
          <th scope="col" className={`${classes.size} ${classes.right} ${classes.wide} ${classes.roomy}`}>Size</th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => {
          const place = placeOf(record);
          return (
            <tr key={place} data-selected={place === selected || undefined} data-new={isLive || undefined} onClick={() => onSelect(record)}>
              <td>
                <time dateTime={record.timestamp} title={`${record.timestamp} (UTC)`}>
                  <span className={`${classes.wide} ${classes.roomy}`}>{formatTime(record.timestamp).slice(0, 11)}</span>
                  {formatTime(record.timestamp).slice(11)}
                  <span className="muted">{millisecond(record.timestamp)}</span>
                </time>
              </td>
              <td className={`${classes.right} ${classes.wide}`}>{record.partition}</td>
              <td className={classes.right}>
                <button type="button" className={classes.open} aria-label={`Open record ${record.offset} of partition ${record.partition}`}>
                  {record.offset}
                </button>
              </td>
              <td title={record.key ?? undefined}>{record.key ?? <span className="muted">{UNKNOWN}</span>}</td>
              <td className={classes.preview}>{record.value === null ? <span className="muted">tombstone</span> : record.value.slice(0, 400)}</td>
              <td className={`${classes.right} ${classes.wide} ${classes.roomy}`}>{formatBytes(record.size)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
