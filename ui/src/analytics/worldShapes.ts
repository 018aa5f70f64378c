import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import coarseUrl from 'world-atlas/countries-110m.json?url';
import fineUrl from 'world-atlas/countries-50m.json?url';
import { closedAtPole, shifts, unwrapped } from './meridian';
import type { Place } from './meridian';

/** Land and borders as paths in degrees: x is longitude, y is latitude downwards. */
export interface WorldShapes {
  land: Path2D;
  borders: Path2D;
}

type World = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

function addLine(path: Path2D, line: readonly Place[], close: boolean): void {
  for (const shift of shifts(line)) {
    line.forEach(([longitude, latitude], index) => {
      if (index === 0) {
        path.moveTo(longitude + shift, -latitude);
      } else {
        path.lineTo(longitude + shift, -latitude);
      }
    });
    if (close) {
      path.closePath();
    }
  }
}

function shapesOf(world: World): WorldShapes {
  const [land, borders] = [new Path2D(), new Path2D()];
  for (const { geometry } of feature(world, world.objects.land).features) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
    polygons.flat().forEach((ring) => addLine(land, closedAtPole(unwrapped(ring)), true));
  }
  mesh(world, world.objects.countries, (a, b) => a !== b).coordinates.forEach((line) => addLine(borders, unwrapped(line), false));
  return { land, borders };
}

const known = new Map<string, Promise<WorldShapes>>();

/** Natural Earth's countries, from the server that the page is from: coarse for the whole world, fine for a part of it. */
export function loadWorld(fine: boolean): Promise<WorldShapes> {
  const url = fine ? fineUrl : coarseUrl;
  const found = known.get(url);
  if (found) {
    return found;
  }
  const loading = fetch(url)
    .then((response) => (response.ok ? (response.json() as Promise<World>) : Promise.reject(new Error(`The map's shapes are not there (${response.status}).`))))
    .then(shapesOf);
  known.set(url, loading);
  loading.catch(() => known.delete(url));
  return loading;
}
