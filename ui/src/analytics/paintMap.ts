import { densitySteps, stepOf } from './colours';
import { circleRing } from './mapArea';
import type { MapArea } from './mapArea';
import { scaleOf, toPixel } from './mapView';
import type { MapView, Size } from './mapView';
import type { CellShape, GeoUserShape } from './types';
import type { WorldShapes } from './worldShapes';

export interface MapLayers {
  cells: readonly CellShape[];
  /** Upper ends of the density's steps. */
  bounds: readonly number[];
  points: readonly GeoUserShape[];
  area: MapArea | null;
  /** Users who are pointed out: the nearest to a place. */
  found: readonly GeoUserShape[];
}

export interface MapPaint {
  isDark: boolean;
  colourOf: (national: string | null) => string;
}

const ground = {
  light: { water: '#e9eff1', land: '#fbfcfb', line: '#3d5258', grid: '#dbe4e6', ink: '#16262b', rim: '#ffffff' },
  dark: { water: '#0b1315', land: '#22343a', line: '#c3d3d7', grid: '#152226', ink: '#dbe6e8', rim: '#0b1315' },
};

export const POINT_RADIUS = 3.5;

function paintGround(context: CanvasRenderingContext2D, world: WorldShapes | null, view: MapView, size: Size, colours: typeof ground.light): void {
  context.fillStyle = colours.water;
  context.fillRect(0, 0, size.width, size.height);
  context.strokeStyle = colours.grid;
  context.lineWidth = 1;
  context.beginPath();
  for (let degrees = -180; degrees <= 180; degrees += 30) {
    const [x] = toPixel(degrees, 0, view, size);
    context.moveTo(Math.round(x) + 0.5, 0);
    context.lineTo(Math.round(x) + 0.5, size.height);
    const [, y] = toPixel(0, degrees / 2, view, size);
    context.moveTo(0, Math.round(y) + 0.5);
    context.lineTo(size.width, Math.round(y) + 0.5);
  }
  context.stroke();
  inDegrees(context, view, size, () => {
    if (world) {
      context.fillStyle = colours.land;
      context.fill(world.land);
    }
  });
}

/** Draws with degrees as units. */
function inDegrees(context: CanvasRenderingContext2D, view: MapView, size: Size, draw: (scale: number) => void): void {
  const scale = scaleOf(view, size);
  context.save();
  context.translate(size.width / 2 - view.longitude * scale, size.height / 2 + view.latitude * scale);
  context.scale(scale, scale);
  draw(scale);
  context.restore();
}

function paintCells(context: CanvasRenderingContext2D, layers: MapLayers, view: MapView, size: Size, isDark: boolean): void {
  const steps = densitySteps(isDark);
  // The last step is always the strongest colour, however few steps there are.
  const first = steps.length - layers.bounds.length;
  context.globalAlpha = 0.7;
  for (const cell of layers.cells) {
    const [left, top] = toPixel(cell.west, cell.north, view, size);
    const [right, bottom] = toPixel(cell.east, cell.south, view, size);
    if (right < 0 || left > size.width || bottom < 0 || top > size.height) {
      continue;
    }
    context.fillStyle = steps[first + stepOf(cell.users, layers.bounds)] ?? '#000';
    // Whole pixels: cells touch without a seam.
    const [x, y] = [Math.round(left), Math.round(top)];
    context.fillRect(x, y, Math.max(1, Math.round(right) - x), Math.max(1, Math.round(bottom) - y));
  }
  context.globalAlpha = 1;
}

function paintPoints(
  context: CanvasRenderingContext2D, points: readonly GeoUserShape[], view: MapView, size: Size, colourOf: MapPaint['colourOf'], rim: string, radius: number,
): void {
  context.lineWidth = 0.8;
  context.strokeStyle = rim;
  for (const point of points) {
    const [x, y] = toPixel(point.longitude, point.latitude, view, size);
    if (x < -radius || x > size.width + radius || y < -radius || y > size.height + radius) {
      continue;
    }
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fillStyle = colourOf(point.national);
    context.fill();
    context.stroke();
  }
}

/** The lines around an area, in degrees; one that crosses the 180th meridian is drawn at both ends of the map. */
function outlines(area: MapArea): [number, number][][] {
  if (area.kind === 'near') {
    return [];
  }
  let ring: [number, number][];
  if (area.kind === 'circle') {
    ring = circleRing(area.longitude, area.latitude, area.km);
  } else {
    const { west, south, north } = area.bounds;
    const east = area.bounds.east < west ? area.bounds.east + 360 : area.bounds.east;
    ring = [[west, north], [east, north], [east, south], [west, south], [west, north]];
  }
  return [ring, ring.map(([x, y]) => [x - 360, y]), ring.map(([x, y]) => [x + 360, y])];
}

function paintArea(context: CanvasRenderingContext2D, area: MapArea, view: MapView, size: Size, ink: string): void {
  context.strokeStyle = ink;
  context.fillStyle = `${ink}1f`;
  context.lineWidth = 1.5;
  for (const line of outlines(area)) {
    context.beginPath();
    line.forEach(([longitude, latitude], index) => {
      const [x, y] = toPixel(longitude, latitude, view, size);
      if (index === 0) {
        context.moveTo(x, y);
      } else {
        context.lineTo(x, y);
      }
    });
    context.fill();
    context.setLineDash([5, 3]);
    context.stroke();
    context.setLineDash([]);
  }
  if (area.kind !== 'box') {
    const [x, y] = toPixel(area.longitude, area.latitude, view, size);
    context.beginPath();
    for (const [dx, dy] of [[9, 0], [0, 9]] as const) {
      context.moveTo(x - dx, y - dy);
      context.lineTo(x + dx, y + dy);
    }
    context.stroke();
  }
}

/** Paints everything anew; the context is in CSS pixels. */
export function paintMap(context: CanvasRenderingContext2D, world: WorldShapes | null, view: MapView, size: Size, layers: MapLayers, paint: MapPaint): void {
  const colours = paint.isDark ? ground.dark : ground.light;
  paintGround(context, world, view, size, colours);
  paintCells(context, layers, view, size, paint.isDark);
  inDegrees(context, view, size, (scale) => {
    if (world) {
      context.strokeStyle = colours.line;
      context.lineJoin = 'round';
      context.globalAlpha = 0.75;
      context.lineWidth = 0.8 / scale;
      context.stroke(world.land);
      context.globalAlpha = 0.4;
      context.lineWidth = 0.6 / scale;
      context.stroke(world.borders);
    }
  });
  paintPoints(context, layers.points, view, size, paint.colourOf, colours.rim, POINT_RADIUS);
  if (layers.area) {
    paintArea(context, layers.area, view, size, colours.ink);
  }
  paintPoints(context, layers.found, view, size, paint.colourOf, colours.ink, POINT_RADIUS + 2);
}
