import { Link } from 'react-router';
import { segment } from '../app/api';
import { EmptyState } from '../common/EmptyState';
import { Panel } from '../common/Panel';
import { TimeText } from '../common/TimeText';
import { auditWords } from '../common/auditWords';
import classes from './HomePage.module.css';
import type { EventShape } from './types';

const SHOWN = 10;

function Where({ event }: { event: EventShape }) {
  if (!event.dagId) {
    return event.extra ? <> {event.extra}</> : null;
  }
  const dag = `/dags/${segment(event.dagId)}`;
  return (
    <>
      {' '}
      <Link to={event.runId ? `${dag}/runs/${segment(event.runId)}` : dag}>{event.dagId}</Link>
    </>
  );
}

export function RecentEvents({ events }: { events: EventShape[] }) {
  return (
    <Panel title="Recent events" flush actions={<Link to="/admin/audit">Audit log</Link>}>
      {events.length === 0 ? (
        <EmptyState title="Nobody did anything yet">What people do here, in the API or on the command line is listed with their name.</EmptyState>
      ) : (
        <ul className={classes.events}>
          {events.slice(0, SHOWN).map((event) => (
            <li key={event.id}>
              <span className={classes.what}>
                <strong>{event.user || 'Someone'}</strong> {auditWords(event.event)}
                <Where event={event} />
              </span>
              <span className="muted">
                <TimeText value={event.when} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
