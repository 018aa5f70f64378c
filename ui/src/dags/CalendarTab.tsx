import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { Link } from 'react-router';
import { segment } from '../app/api';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { useNow } from '../common/now';
import { countOf, useUrlState } from '../common/urlState';
import { calendarOf, dayText, movedDay } from './calendarModel';
import type { DayCell, Month } from './calendarModel';
import classes from './CalendarTab.module.css';
import { dagLink } from './links';
import { DAGS, useMillrace } from './queries';
import type { CalendarDay, DagPageData } from './types';

const FIRST_YEAR = 1970;

export function CalendarTab({ page }: { page: DagPageData }) {
  const { dagId } = page.summary;
  const [get, set] = useUrlState();
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const thisYear = Number(today.slice(0, 4));
  const year = countOf(get('year'), thisYear);
  const calendar = useMillrace<CalendarDay[]>([...DAGS, 'calendar'], `dags/${segment(dagId)}/calendar`, { year });
  const go = (to: number) => set({ year: to === thisYear ? null : to });
  return (
    <Panel
      title={`Runs of ${year} by day`}
      flush
      actions={
        <>
          <Button variant="default" disabled={year <= FIRST_YEAR} onClick={() => go(year - 1)} aria-label={`Go to ${year - 1}`}>
            ← {year - 1}
          </Button>
          <Button variant="default" disabled={year >= thisYear} onClick={() => go(year + 1)} aria-label={`Go to ${year + 1}`}>
            {year + 1} →
          </Button>
        </>
      }
    >
      <QueryView query={calendar} what="the calendar" height={420}>
        {(days) => <Year key={year} dagId={dagId} months={calendarOf(year, days, today)} today={today} />}
      </QueryView>
    </Panel>
  );
}

function Year({ dagId, months, today }: { dagId: string; months: Month[]; today: string }) {
  const box = useRef<HTMLDivElement>(null);
  const days = months.flatMap((month) => month.days);
  const busy = days.filter((day) => day.total > 0);
  const start = busy.at(-1)?.date ?? days[0]?.date ?? today;
  const [focus, setFocus] = useState(start);
  const [shown, setShown] = useState<DayCell | null>(null);
  const byDate = new Map(days.map((day) => [day.date, day]));
  const told = shown ? byDate.get(shown.date) : undefined;
  const total = busy.reduce((sum, day) => sum + day.total, 0);
  const failed = busy.reduce((sum, day) => sum + (day.counts?.failed ?? 0), 0);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = movedDay(event.key, focus);
    if (next) {
      event.preventDefault();
      setFocus(next);
      box.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
    }
  };
  return (
    <>
      <p className={classes.details}>
        {told ? (
          <>
            <strong>{told.date}</strong> {dayText(told)}
          </>
        ) : (
          <span className="muted">
            {total.toLocaleString('en')} {total === 1 ? 'run' : 'runs'}, {failed.toLocaleString('en')} failed. Days are those of logical dates in UTC.
          </span>
        )}
        <span className={classes.legend}>
          <i data-outcome="success" /> all well <i data-outcome="failed" /> some failed <i data-outcome="running" /> going on
        </span>
      </p>
      {/* Keys are handled here for the days, which have the focus. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div ref={box} className={classes.months} onKeyDown={onKeyDown} onMouseLeave={() => setShown(null)}>
        {months.map((month) => (
          <section key={month.name} aria-label={month.name}>
            <h3>{month.name}</h3>
            <ol className={classes.days}>
              {month.days.map((day, index) => (
                <li key={day.date} style={index === 0 ? { gridColumnStart: month.lead + 1 } : undefined}>
                  <Link
                    to={dagLink(dagId, { tab: 'runs', from: day.date, to: day.date })}
                    className={classes.day}
                    data-date={day.date}
                    data-outcome={day.outcome}
                    data-future={day.isFuture || undefined}
                    data-today={day.date === today || undefined}
                    style={{ '--weight': `${Math.round(day.weight * 100)}%` }}
                    tabIndex={day.date === focus ? 0 : -1}
                    aria-label={`${day.day} ${month.name}: ${dayText(day)}`}
                    onFocus={() => {
                      setFocus(day.date);
                      setShown(day);
                    }}
                    onMouseEnter={() => setShown(day)}
                  >
                    {day.day}
                  </Link>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </>
  );
}
