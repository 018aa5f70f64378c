import { ActionIcon, Tooltip, useComputedColorScheme } from '@mantine/core';
import { Globe2, Minus, Plus } from 'lucide-react';
import { useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import type { ReactNode, Ref } from 'react';
import { formatNumber } from '../common/format';
import type { MapArea } from './mapArea';
import { useMapGestures } from './mapGestures';
import type { MapTool } from './mapGestures';
import { settled, toPixel, toPlace, WHOLE, zoomedAt } from './mapView';
import type { MapView, Size } from './mapView';
import { formatPlace } from './numbers';
import { paintMap, POINT_RADIUS } from './paintMap';
import type { MapLayers } from './paintMap';
import { loadWorld } from './worldShapes';
import type { WorldShapes } from './worldShapes';
import classes from './map.module.css';

const FINE_ZOOM = 4;
const HIT_PX = 7;

export interface MapHandle {
  /** What is painted, as a PNG data URL. */
  picture: () => string;
}

interface Properties {
  label: string;
  view: MapView;
  size: Size;
  tool: MapTool;
  layers: MapLayers;
  colourOf: (national: string | null) => string;
  handle: Ref<MapHandle>;
  onSize: (size: Size) => void;
  onView: (view: MapView) => void;
  onArea: (area: MapArea) => void;
  onCancel: () => void;
}

/** The shapes for a zoom; the coarse ones stay until the fine ones are there. */
function useWorld(fine: boolean): WorldShapes | null {
  const [world, setWorld] = useState<WorldShapes | null>(null);
  useEffect(() => {
    let gone = false;
    // Without the shapes there is still a grid with the users on it.
    void loadWorld(fine).then((shapes) => (gone ? undefined : setWorld(shapes)), () => undefined);
    return () => {
      gone = true;
    };
  }, [fine]);
  return world;
}

/** What lies under a pixel, in words. */
function detailsAt(at: { x: number; y: number }, layers: MapLayers, view: MapView, size: Size): ReactNode {
  const points = [...layers.found, ...layers.points];
  const distances = points.map((point) => {
    const [x, y] = toPixel(point.longitude, point.latitude, view, size);
    return Math.hypot(x - at.x, y - at.y);
  });
  const nearest = distances.reduce((best, distance, index) => (distance < (distances[best] ?? Infinity) ? index : best), 0);
  const point = points[nearest];
  if (point && (distances[nearest] ?? Infinity) <= POINT_RADIUS + HIT_PX) {
    return (
      <>
        <strong>{point.name}</strong>
        <span>
          {point.gender === 'female' ? 'Woman' : point.gender === 'male' ? 'Man' : 'User'}
          {point.age !== null && `, ${point.age} years`}
        </span>
        <span className="muted">from {[point.city, point.state, point.country].filter(Boolean).join(', ')}</span>
        <span className="muted">{formatPlace(point.longitude, point.latitude, 3)}</span>
      </>
    );
  }
  const [longitude, latitude] = toPlace(at.x, at.y, view, size);
  const cell = layers.cells.find(({ west, south, east, north }) => longitude >= west && longitude < east && latitude >= south && latitude < north);
  return (
    cell && (
      <>
        <strong>
          {formatNumber(cell.users)} {cell.users === 1 ? 'user' : 'users'}
        </strong>
        <span className="muted">around {formatPlace((cell.west + cell.east) / 2, (cell.south + cell.north) / 2)}</span>
        <span className="muted">cell {cell.geohash}</span>
      </>
    )
  );
}

function Details({ at, size, children }: { at: { x: number; y: number }; size: Size; children: ReactNode }) {
  const style = {
    left: at.x < size.width / 2 ? at.x + 14 : undefined,
    right: at.x < size.width / 2 ? undefined : size.width - at.x + 14,
    top: Math.max(4, Math.min(at.y - 10, size.height - 96)),
  };
  return (
    <div className={classes.details} style={style} role="status">
      {children}
    </div>
  );
}

/** A map of the world in plate carrée, so that cells and boxes are rectangles. It needs nothing from outside the server. */
export function WorldMap({ label, view, size, tool, layers, colourOf, handle, onSize, onView, onArea, onCancel }: Properties) {
  const frame = useRef<HTMLDivElement>(null);
  const helpId = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pointed, setPointed] = useState<{ x: number; y: number } | null>(null);
  const [draft, setDraft] = useState<MapArea | null>(null);
  const isDark = useComputedColorScheme('light') === 'dark';
  const world = useWorld(view.zoom >= FINE_ZOOM);
  useMapGestures(frame, { view, size, tool, onView, onArea, onDraft: setDraft, onPoint: setPointed, onCancel });
  useImperativeHandle(handle, () => ({ picture: () => canvas.current?.toDataURL('image/png') ?? '' }), []);

  useEffect(() => {
    const box = frame.current;
    if (!box) {
      return;
    }
    // A map that is not laid out yet has no view.
    const observer = new ResizeObserver(() => {
      if (box.clientWidth > 0 && box.clientHeight > 0) {
        onSize({ width: box.clientWidth, height: box.clientHeight });
      }
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, [onSize]);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context || size.width === 0) {
      return;
    }
    const ratio = devicePixelRatio || 1;
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
    if (canvas.current.width !== width || canvas.current.height !== height) {
      canvas.current.width = width;
      canvas.current.height = height;
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintMap(context, world, view, size, { ...layers, area: draft ?? layers.area }, { isDark, colourOf });
  }, [world, view, size, layers, draft, isDark, colourOf]);

  const details = pointed && !draft ? detailsAt(pointed, layers, view, size) : null;
  const zoom = (factor: number) => onView(zoomedAt(view, size, factor, size.width / 2, size.height / 2));
  const isStill = tool === 'move' && view.zoom <= 1;
  return (
    <div
      ref={frame}
      className={classes.map}
      data-tool={tool}
      style={{ touchAction: isStill ? 'pan-y' : 'none' }}
      role="application"
      aria-label={label}
      aria-describedby={helpId}
      // The map takes the focus for its keys.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <p id={helpId} className="visually-hidden">
        Arrow keys move, plus and minus zoom, 0 shows the whole world. The panel and the table after the map say the same in words.
      </p>
      <canvas ref={canvas} className={classes.canvas} aria-hidden />
      <div className={classes.buttons}>
        {(
          [
            ['Zoom in', Plus, () => zoom(1.7)],
            ['Zoom out', Minus, () => zoom(1 / 1.7)],
            ['Whole world', Globe2, () => onView(settled(WHOLE, size))],
          ] as const
        ).map(([name, Icon, act]) => (
          <Tooltip key={name} label={name} position="left">
            <ActionIcon variant="default" aria-label={name} onClick={act}>
              <Icon size={16} />
            </ActionIcon>
          </Tooltip>
        ))}
      </div>
      {pointed && details && (
        <Details at={pointed} size={size}>
          {details}
        </Details>
      )}
    </div>
  );
}
