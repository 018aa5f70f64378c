import type { ReactNode } from 'react';
import { NavLink, useSearchParams } from 'react-router';
import { PageHeader } from '../common/PageHeader';
import { TimeText } from '../common/TimeText';
import { useLiveAnalyses } from './analyses';
import { FilterBar } from './FilterBar';
import classes from './analytics.module.css';

const pages = [
  { to: '/analytics/demographics', label: 'Demographics' },
  { to: '/analytics/geolocation', label: 'Geolocation' },
  { to: '/analytics/timezones', label: 'Time zones' },
];
const kept = ['national', 'gender', 'ages', 'time', 'since', 'until'];

interface Properties {
  title: string;
  updatedAt: string | null | undefined;
  /** Where the answer came from; told when it is not the views. */
  source?: string;
  actions: ReactNode;
  children: ReactNode;
}

/** What the analyses' pages have in common: title, when the views moved last, the way between them, and filters. */
export function AnalysisFrame({ title, updatedAt, source, actions, children }: Properties) {
  useLiveAnalyses();
  const [parameters] = useSearchParams();
  const filters = new URLSearchParams(kept.flatMap((name) => (parameters.get(name) ? [[name, parameters.get(name) ?? '']] : [])));
  const search = filters.size > 0 ? `?${filters}` : '';
  return (
    <>
      <PageHeader
        title={title}
        description={
          <span className={classes.freshness}>
            {updatedAt ? (
              <>
                Live, last changed <TimeText value={updatedAt} />
              </>
            ) : (
              'Live'
            )}
            {source === 'collections' && (
              <span title="These filters are not among the views' dimensions, so the users themselves were counted."> · counted user by user</span>
            )}
          </span>
        }
        actions={actions}
      />
      <div className={classes.top}>
        <nav aria-label="Analyses" className={classes.tabs}>
          {pages.map(({ to, label }) => (
            <NavLink key={to} to={to + search} className={classes.tab}>
              {label}
            </NavLink>
          ))}
        </nav>
        <FilterBar />
      </div>
      {children}
    </>
  );
}
