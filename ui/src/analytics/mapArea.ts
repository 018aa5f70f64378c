import type { Bounds } from './mapView';

/** What was drawn on the map to ask about. */
export type MapArea =
  | { kind: 'box'; bounds: Bounds }
  | { kind: 'circle'; longitude: number; latitude: number; km: number }
  | { kind: 'near'; longitude: number; latitude: number };

const EARTH_KM = 6378.1;
const radians = (degrees: number) => (degrees * Math.PI) / 180;
const degrees = (angle: number) => (angle * 180) / Math.PI;

/** Along the surface, as the store measures. */
export function distanceKm(fromLongitude: number, fromLatitude: number, toLongitude: number, toLatitude: number): number {
  const [a, b] = [radians(fromLatitude), radians(toLatitude)];
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(radians(toLongitude - fromLongitude) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** Places at one distance all around, going on beyond 180° where the circle does, so that a line through them has no jump. */
export function circleRing(longitude: number, latitude: number, km: number, count = 96): [longitude: number, latitude: number][] {
  const [distance, from] = [km / EARTH_KM, radians(latitude)];
  let last = longitude;
  return Array.from({ length: count + 1 }, (_, index) => {
    const bearing = (2 * Math.PI * index) / count;
    const to = Math.asin(Math.sin(from) * Math.cos(distance) + Math.cos(from) * Math.sin(distance) * Math.cos(bearing));
    const turn = Math.atan2(Math.sin(bearing) * Math.sin(distance) * Math.cos(from), Math.cos(distance) - Math.sin(from) * Math.sin(to));
    let around = longitude + degrees(turn);
    while (index > 0 && around - last > 180) {
      around -= 360;
    }
    while (index > 0 && around - last < -180) {
      around += 360;
    }
    last = around;
    return [around, degrees(to)];
  });
}

const short = (value: number) => String(Number(value.toFixed(3)));

/** `box:-10,35,30,60`, `circle:7.45,46.95,200`, `near:7.45,46.95`. */
export function areaText(area: MapArea): string {
  switch (area.kind) {
    case 'box':
      return `box:${[area.bounds.west, area.bounds.south, area.bounds.east, area.bounds.north].map(short).join(',')}`;
    case 'circle':
      return `circle:${[area.longitude, area.latitude, area.km].map(short).join(',')}`;
    case 'near':
      return `near:${[area.longitude, area.latitude].map(short).join(',')}`;
  }
}

const isPlace = (longitude: number, latitude: number) => Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;

/** Null for what is no area. */
export function areaFrom(text: string): MapArea | null {
  const [kind, list = ''] = text.split(':');
  const [a = NaN, b = NaN, c = NaN, d = NaN] = list.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (kind === 'box' && isPlace(a, b) && isPlace(c, d) && b <= d && a !== c) {
    return { kind, bounds: { west: a, south: b, east: c, north: d } };
  }
  if (kind === 'circle' && isPlace(a, b) && c > 0 && c <= 20_000) {
    return { kind, longitude: a, latitude: b, km: c };
  }
  return kind === 'near' && isPlace(a, b) ? { kind, longitude: a, latitude: b } : null;
}

/** The query of the API for a box or circle. */
export function areaQuery(area: MapArea): Record<string, string> {
  const [kind = '', list = ''] = areaText(area).split(':');
  return { [kind]: list };
}
