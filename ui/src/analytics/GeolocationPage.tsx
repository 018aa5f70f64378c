import { SegmentedControl, useComputedColorScheme } from '@mantine/core';
import { useDebouncedCallback, useDebouncedValue } from '@mantine/hooks';
import { useCallback, useMemo, useRef, useState } from 'react';
import { formatNumber } from '../common/format';
import { ErrorNotice } from '../common/ErrorNotice';
import { Panel } from '../common/Panel';
import { useUrlState } from '../common/urlState';
import { useAnalysis, useAnalysisOptions, useFilters } from './analyses';
import { AnalysisFrame } from './AnalysisFrame';
import { AreaPanel } from './AreaPanel';
import { CellsTable } from './CellsTable';
import { densityBounds, densitySteps, nationalityColour } from './colours';
import { ExportMenu } from './ExportMenu';
import { areaFrom, areaQuery, areaText } from './mapArea';
import type { MapArea } from './mapArea';
import type { MapTool } from './mapGestures';
import { askedBounds, settled, textOf, viewFrom, viewOf, viewText } from './mapView';
import type { MapView, Size } from './mapView';
import { saveAs } from './saveAs';
import type { CellsAnswer, CellShape, GeoUserShape, NationalityOption, PageOfUsers, PointsAnswer } from './types';
import { WorldMap } from './WorldMap';
import type { MapHandle } from './WorldMap';
import classes from './map.module.css';

const POINTS_MOST = 2_000;
const STEPS = 7;
const STORED_PRECISION = 3;
const VIEW_REST_MS = 250;
const NEAREST = 20;
const noPoints: GeoUserShape[] = [];
const noCells: CellShape[] = [];

const tools: { value: MapTool; label: string; hint: string }[] = [
  { value: 'move', label: 'Move', hint: 'Drag to move. Click the map, then scroll, to zoom; or use the buttons.' },
  { value: 'box', label: 'Box', hint: 'Drag from corner to corner to ask about the users in the box.' },
  { value: 'circle', label: 'Circle', hint: 'Drag outwards from the middle to ask about the users in the circle.' },
  { value: 'near', label: 'Nearest', hint: `Click a place to find the ${NEAREST} users nearest to it.` },
];

function DensityLegend({ bounds }: { bounds: number[] }) {
  const isDark = useComputedColorScheme('light') === 'dark';
  const steps = densitySteps(isDark).slice(-bounds.length);
  return (
    <ul className={classes.legend} aria-label="Users of a cell">
      {bounds.map((bound, index) => {
        const from = (bounds[index - 1] ?? 0) + 1;
        return (
          <li key={bound}>
            <span className={classes.swatch} style={{ background: steps[index] }} aria-hidden />
            {from === bound ? formatNumber(bound) : `${formatNumber(from)}–${formatNumber(bound)}`}
          </li>
        );
      })}
    </ul>
  );
}

function PointsLegend({ nationalities, colourOf }: { nationalities: NationalityOption[]; colourOf: (national: string) => string }) {
  return (
    <ul className={classes.legend} aria-label="Nationalities">
      {nationalities.map(({ national, country }) => (
        <li key={national}>
          <span className={classes.swatch} data-round style={{ background: colourOf(national) }} aria-hidden />
          {country ?? national}
        </li>
      ))}
    </ul>
  );
}

/** The view is the page's own while one moves, and goes into the address when it rests. */
function useMapView(): [MapView, Size, (view: MapView) => void, (size: Size) => void] {
  const [get, set] = useUrlState();
  const [view, setView] = useState(() => viewFrom(get('at')));
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const remember = useDebouncedCallback((next: MapView) => set({ at: viewText(next) }), VIEW_REST_MS);
  const change = useCallback(
    (next: MapView) => {
      setView(next);
      remember(next);
    },
    [remember],
  );
  const resize = useCallback((next: Size) => {
    setSize(next);
    setView((current) => settled(current, next));
  }, []);
  return [view, size, change, resize];
}

function useNationColours(): { options: NationalityOption[]; colourOf: (national: string | null) => string } {
  const answer = useAnalysisOptions();
  const isDark = useComputedColorScheme('light') === 'dark';
  const options = useMemo(() => answer.data?.nationalities ?? [], [answer.data]);
  const colourOf = useCallback(
    (national: string | null) => nationalityColour(options.findIndex((option) => option.national === national), isDark),
    [options, isDark],
  );
  return { options, colourOf };
}

export function GeolocationPage() {
  const [get, set] = useUrlState();
  const { query } = useFilters();
  const [view, size, setView, setSize] = useMapView();
  const [rested] = useDebouncedValue(view, VIEW_REST_MS);
  const [tool, setTool] = useState<MapTool>('move');
  const map = useRef<MapHandle>(null);
  const { options, colourOf } = useNationColours();

  const bounds = size.width > 0 ? askedBounds(rested, size) : null;
  const box = bounds && textOf(bounds);
  const cells = useAnalysis<CellsAnswer>('geolocation/cells', { ...query, box }, size.width > 0);
  const shown = get('show', 'auto');
  const isFew = cells.data !== undefined && cells.data.users <= POINTS_MOST;
  const wantsPoints = shown === 'points' || (shown === 'auto' && isFew);
  const points = useAnalysis<PointsAnswer>('geolocation/points', { ...query, box, limit: POINTS_MOST }, size.width > 0 && wantsPoints);
  // Until the points are there, the density is.
  const showsPoints = wantsPoints && points.data !== undefined;

  const area = useMemo(() => areaFrom(get('area')), [get]);
  const near = area?.kind === 'near' ? area : null;
  const nearest = useAnalysis<PageOfUsers>(
    'geolocation/nearest', { ...query, longitude: near?.longitude, latitude: near?.latitude, limit: NEAREST }, near !== null,
  );

  const steps = useMemo(() => {
    const found = cells.data?.cells ?? noCells;
    // Densest first.
    return densityBounds(found.at(-1)?.users ?? 0, found[0]?.users ?? 0, STEPS);
  }, [cells.data]);
  const layers = useMemo(
    () => ({
      cells: showsPoints ? noCells : (cells.data?.cells ?? noCells),
      bounds: steps,
      points: showsPoints ? (points.data?.points ?? noPoints) : noPoints,
      area,
      found: near ? (nearest.data?.items ?? noPoints) : noPoints,
    }),
    [cells.data, steps, points.data, showsPoints, area, near, nearest.data],
  );
  const setArea = useCallback((next: MapArea | null) => set({ area: next && areaText(next), offset: null }), [set]);
  const giveUp = useCallback(() => setTool('move'), []);
  const total = cells.data?.users;
  const label = `World map of ${formatNumber(total)} users, as ${showsPoints ? 'points' : 'density'}`;
  const error = cells.error ?? points.error;

  return (
    <AnalysisFrame
      title="Geolocation"
      updatedAt={cells.data?.updatedAt}
      // Cells finer than the views' are of few users, and always counted.
      source={(cells.data?.precision ?? 0) <= STORED_PRECISION ? cells.data?.source : undefined}
      actions={
        <ExportMenu
          items={[
            { label: 'Density of what is shown', path: 'geolocation/cells', query: { ...query, box } },
            ...(area && !near ? [{ label: 'Users in the area', path: 'geolocation/users', query: { ...query, ...areaQuery(area) } }] : []),
            ...(near
              ? [{ label: 'Nearest users', path: 'geolocation/nearest', query: { ...query, longitude: near.longitude, latitude: near.latitude, limit: 1000 } }]
              : []),
          ]}
          pictures={[{ label: 'The map', save: () => saveAs(map.current?.picture() ?? '', 'millrace-map.png') }]}
        />
      }
    >
      <div className={classes.layout}>
        <div className={classes.column}>
          <Panel
            title="Where users are"
            flush
            actions={
              <div className={classes.tools}>
                <SegmentedControl
                  aria-label="Tool"
                  data={tools.map(({ value, label: name }) => ({ value, label: name }))}
                  value={tool}
                  onChange={(value) => setTool(value as MapTool)}
                />
                <SegmentedControl
                  aria-label="Show users as"
                  data={[{ value: 'auto', label: 'Auto' }, { value: 'density', label: 'Density' }, { value: 'points', label: 'Points' }]}
                  value={shown}
                  onChange={(value) => set({ show: value === 'auto' ? null : value })}
                />
              </div>
            }
          >
            <WorldMap
              label={label}
              view={view}
              size={size}
              tool={tool}
              layers={layers}
              colourOf={colourOf}
              handle={map}
              onSize={setSize}
              onView={setView}
              onArea={setArea}
              onCancel={giveUp}
            />
            <div className={classes.foot}>
              {showsPoints ? <PointsLegend nationalities={options} colourOf={colourOf} /> : <DensityLegend bounds={steps} />}
              <span className="muted">
                {showsPoints && points.data?.isSample
                  ? `${formatNumber(points.data.points.length)} of about ${formatNumber(points.data.users)} users, at random`
                  : `${formatNumber(total)} ${box ? 'users in and around what is shown' : 'users'}`}
              </span>
            </div>
            {error && <ErrorNotice error={error} what="the map's users" onRetry={() => void cells.refetch()} />}
          </Panel>
          <CellsTable
            answer={cells}
            onShow={({ west, south, east, north }) => {
              setView(viewOf({ west, south, east, north }, size));
              document.querySelector<HTMLElement>('[role="application"]')?.focus();
            }}
          />
        </div>
        <AreaPanel
          area={area}
          hint={tools.find(({ value }) => value === tool)?.hint ?? ''}
          nearest={near ? nearest : null}
          onArea={(next) => {
            setArea(next);
            if (next?.kind === 'box') {
              setView(viewOf(next.bounds, size));
            }
          }}
        />
      </div>
    </AnalysisFrame>
  );
}
