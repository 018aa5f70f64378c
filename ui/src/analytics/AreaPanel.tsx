import { Button, NumberInput } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '../common/EmptyState';
import { formatNumber } from '../common/format';
import { Pager } from '../common/Pager';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { countOf, useUrlState } from '../common/urlState';
import { useAnalysis, useFilters } from './analyses';
import { LiveNumber } from './LiveNumber';
import { areaQuery } from './mapArea';
import type { MapArea } from './mapArea';
import { formatAge, formatKm, formatPlace } from './numbers';
import { GenderShares, NationalityShares } from './Shares';
import type { AgeBandShape, AreaAnswer, GeoUserShape, PageOfUsers } from './types';
import classes from './map.module.css';

const LIMIT = 10;
const WAIT_HEIGHT = 420;

function People({ users }: { users: readonly GeoUserShape[] }) {
  return (
    <ul className={classes.people}>
      {users.map((user) => (
        <li key={user.eventId}>
          <span>
            {user.name ?? user.eventId}
            <small className="muted">
              {[user.age === null ? null : `${user.age} years`, user.city, user.country].filter(Boolean).join(' · ')}
            </small>
          </span>
          <span className="muted nowrap">
            {user.distanceKm === null ? formatPlace(user.longitude, user.latitude) : formatKm(user.distanceKm)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Ages({ ages }: { ages: readonly AgeBandShape[] }) {
  const most = Math.max(1, ...ages.map(({ users }) => users));
  return (
    <div className={classes.ages} role="img" aria-label={ages.map(({ ageBand, users }) => `${ageBand}: ${users}`).join(', ')}>
      {ages.map(({ ageBand, ageFrom, users }) => (
        <span key={ageBand} title={`${ageBand}: ${formatNumber(users)}`}>
          <i style={{ height: `${(users / most) * 75}%` }} />
          {ageFrom ?? '?'}
        </span>
      ))}
    </div>
  );
}

const titles = { box: 'Users in the box', circle: 'Users in the circle', near: 'Nearest users' };

function whereOf(area: MapArea): string {
  switch (area.kind) {
    case 'box':
      return `${formatPlace(area.bounds.west, area.bounds.south)} to ${formatPlace(area.bounds.east, area.bounds.north)}`;
    case 'circle':
      return `${formatKm(area.km)} around ${formatPlace(area.longitude, area.latitude)}`;
    case 'near':
      return `to ${formatPlace(area.longitude, area.latitude)}`;
  }
}

function InArea({ area }: { area: MapArea }) {
  const [get, set] = useUrlState();
  const { query } = useFilters();
  const offset = countOf(get('offset'));
  const answer = useAnalysis<AreaAnswer>('geolocation/users', { ...query, ...areaQuery(area), limit: LIMIT, offset });
  return (
    <QueryView query={answer} what="the users in the area" height={WAIT_HEIGHT}>
      {(data) =>
        data.total === 0 ? (
          <EmptyState title="Nobody is there">Draw a larger area, or clear filters.</EmptyState>
        ) : (
          <div className={classes.side}>
            <p className={classes.big}>
              <LiveNumber value={formatNumber(data.total)} />{' '}
              <small className="muted">
                {data.total === 1 ? 'user' : 'users'}, average age {formatAge(data.averageAge)}
              </small>
            </p>
            <GenderShares genders={data.genders} />
            <div>
              <h3>Nationality</h3>
              <NationalityShares nationalities={data.nationalities} compact />
            </div>
            <div>
              <h3>Age</h3>
              <Ages ages={data.ages} />
            </div>
            <div>
              <h3>Users</h3>
              <People users={data.items} />
              <Pager offset={offset} limit={LIMIT} total={data.total} onOffset={(next) => set({ offset: next || null })} />
            </div>
          </div>
        )
      }
    </QueryView>
  );
}

const sides = [
  ['west', 'West', -180, 180], ['east', 'East', -180, 180], ['south', 'South', -90, 90], ['north', 'North', -90, 90],
] as const;

/** A box by its numbers: for keys, and for boxes that one knows. */
function TypedBox({ onArea }: { onArea: (area: MapArea) => void }) {
  const [values, setValues] = useState<Record<string, number | string>>({ west: -25, east: 45, south: 34, north: 72 });
  const bounds = { west: Number(values.west), south: Number(values.south), east: Number(values.east), north: Number(values.north) };
  const isBox = sides.every(([name]) => values[name] !== '') && bounds.south < bounds.north && bounds.west !== bounds.east;
  return (
    <form
      className={classes.coordinates}
      onSubmit={(event) => {
        event.preventDefault();
        if (isBox) {
          onArea({ kind: 'box', bounds });
        }
      }}
    >
      {sides.map(([name, label, least, most]) => (
        <NumberInput
          key={name}
          label={label}
          min={least}
          max={most}
          decimalScale={3}
          suffix="°"
          hideControls
          value={values[name]}
          onChange={(value) => setValues((all) => ({ ...all, [name]: value }))}
        />
      ))}
      <Button type="submit" variant="default" disabled={!isBox}>
        Users in this box
      </Button>
    </form>
  );
}

interface Properties {
  area: MapArea | null;
  hint: string;
  nearest: UseQueryResult<PageOfUsers> | null;
  onArea: (area: MapArea | null) => void;
}

/** What was drawn, and who is there. */
export function AreaPanel({ area, hint, nearest, onArea }: Properties) {
  return (
    <Panel
      title={area ? titles[area.kind] : 'Ask about an area'}
      actions={
        area && (
          <Button variant="default" onClick={() => onArea(null)}>
            Clear
          </Button>
        )
      }
    >
      {!area && (
        <div className={classes.side}>
          <p className="muted" style={{ margin: 0 }}>
            {hint}
          </p>
          <div>
            <h3>Or type a box</h3>
            <TypedBox onArea={onArea} />
          </div>
        </div>
      )}
      {area && <p className={`muted ${classes.where}`}>{whereOf(area)}</p>}
      {area && area.kind !== 'near' && <InArea area={area} />}
      {nearest && (
        <QueryView query={nearest} what="the nearest users" height={WAIT_HEIGHT}>
          {({ items }) => (items.length > 0 ? <People users={items} /> : <EmptyState title="Nobody is there">No user is like the filters ask.</EmptyState>)}
        </QueryView>
      )}
    </Panel>
  );
}
