/** What the map shows: the middle of it in degrees, and how many times the width of the world fits into it. Plate carrée: x is longitude, y latitude. */
export interface MapView {
  longitude: number;
  latitude: number;
  zoom: number;
}

export interface Size {
  width: number;
  height: number;
}

export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

export const WHOLE: MapView = { longitude: 0, latitude: 0, zoom: 1 };
export const MAX_ZOOM = 400;

export const scaleOf = (view: MapView, size: Size): number => (size.width * view.zoom) / 360;

const clamp = (value: number, least: number, most: number) => (least > most ? (least + most) / 2 : Math.min(most, Math.max(least, value)));

/** Keeps the world in sight: no further out than all of it, nothing beyond its edges while it is larger than the map. */
export function settled(view: MapView, size: Size): MapView {
  const zoom = clamp(view.zoom, 1, MAX_ZOOM);
  const scale = scaleOf({ ...view, zoom }, size);
  const [halfWidth, halfHeight] = [size.width / scale / 2, size.height / scale / 2];
  return {
    longitude: clamp(view.longitude, -180 + halfWidth, 180 - halfWidth),
    latitude: clamp(view.latitude, -90 + halfHeight, 90 - halfHeight),
    zoom,
  };
}

export function toPixel(longitude: number, latitude: number, view: MapView, size: Size): [x: number, y: number] {
  const scale = scaleOf(view, size);
  return [size.width / 2 + (longitude - view.longitude) * scale, size.height / 2 - (latitude - view.latitude) * scale];
}

export function toPlace(x: number, y: number, view: MapView, size: Size): [longitude: number, latitude: number] {
  const scale = scaleOf(view, size);
  return [view.longitude + (x - size.width / 2) / scale, view.latitude - (y - size.height / 2) / scale];
}

/** Zooms by a factor so that what lies under (x, y) stays there. */
export function zoomedAt(view: MapView, size: Size, factor: number, x: number, y: number): MapView {
  const zoom = clamp(view.zoom * factor, 1, MAX_ZOOM);
  const [longitude, latitude] = toPlace(x, y, view, size);
  const scale = scaleOf({ ...view, zoom }, size);
  return settled({ longitude: longitude - (x - size.width / 2) / scale, latitude: latitude + (y - size.height / 2) / scale, zoom }, size);
}

export function movedBy(view: MapView, size: Size, dx: number, dy: number): MapView {
  const scale = scaleOf(view, size);
  return settled({ ...view, longitude: view.longitude - dx / scale, latitude: view.latitude + dy / scale }, size);
}

export function boundsOf(view: MapView, size: Size): Bounds {
  const [west, north] = toPlace(0, 0, view, size);
  const [east, south] = toPlace(size.width, size.height, view, size);
  return { west: Math.max(-180, west), south: Math.max(-90, south), east: Math.min(180, east), north: Math.min(90, north) };
}

/** The view that shows an area with some room around it. */
export function viewOf(bounds: Bounds, size: Size): MapView {
  const width = Math.max(0.2, bounds.east - bounds.west);
  const height = Math.max(0.1, bounds.north - bounds.south);
  const zoom = Math.min(360 / (width * 1.3), (360 * size.height) / size.width / (height * 1.3));
  return settled({ longitude: (bounds.west + bounds.east) / 2, latitude: (bounds.south + bounds.north) / 2, zoom }, size);
}

/**
 * The bounds to ask for: widened to a grid that depends on the zoom only, so that small moves ask for nothing new and everyone asks
 * for the same. Null for the whole world.
 */
export function askedBounds(view: MapView, size: Size): Bounds | null {
  const bounds = boundsOf(view, size);
  const span = bounds.east - bounds.west;
  if (span > 240) {
    return null;
  }
  const step = 2 ** Math.ceil(Math.log2(span / 4));
  const [west, south] = [Math.floor(bounds.west / step) * step, Math.floor(bounds.south / step) * step];
  const [east, north] = [Math.ceil(bounds.east / step) * step, Math.ceil(bounds.north / step) * step];
  return { west: Math.max(-180, west), south: Math.max(-90, south), east: Math.min(180, east), north: Math.min(90, north) };
}

export const textOf = ({ west, south, east, north }: Bounds): string => [west, south, east, north].map((degrees) => Number(degrees.toFixed(6))).join(',');

/** The view in the address: longitude, latitude and zoom. */
export function viewText(view: MapView): string | null {
  return view.zoom <= 1.001 ? null : [view.longitude.toFixed(3), view.latitude.toFixed(3), view.zoom.toFixed(2)].map(Number).join(',');
}

export function viewFrom(text: string): MapView {
  const [longitude, latitude, zoom] = text.split(',').map(Number);
  return [longitude, latitude, zoom].every(Number.isFinite) && longitude !== undefined && latitude !== undefined && zoom !== undefined
    ? { longitude: clamp(longitude, -180, 180), latitude: clamp(latitude, -90, 90), zoom: clamp(zoom, 1, MAX_ZOOM) }
    : WHOLE;
}
