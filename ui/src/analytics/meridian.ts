export type Place = readonly [longitude: number, latitude: number];

const POLE = 90;

/** The same line without jumps: where it crosses the 180th meridian its longitudes go on beyond it. */
export function unwrapped(line: readonly (readonly number[])[]): Place[] {
  let turn = 0;
  let last = line[0]?.[0] ?? 0;
  return line.map(([longitude = 0, latitude = 0]) => {
    if (longitude - last > 180) {
      turn -= 360;
    } else if (longitude - last < -180) {
      turn += 360;
    }
    last = longitude;
    return [longitude + turn, latitude];
  });
}

/** A ring around a pole does not come back to where it began: it is closed along the pole, at the map's edge. */
export function closedAtPole(ring: readonly Place[]): Place[] {
  const [first, last] = [ring[0], ring.at(-1)];
  if (!first || !last || Math.abs(last[0] - first[0]) < 180) {
    return [...ring];
  }
  const pole = ring.reduce((sum, [, latitude]) => sum + latitude, 0) < 0 ? -POLE : POLE;
  return [...ring, [last[0], pole], [first[0], pole]];
}

/** How far a line must be moved so that all of it is on the map, once or at both ends. */
export function shifts(line: readonly Place[]): number[] {
  const longitudes = line.map(([longitude]) => longitude);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  return [0, ...(west < -180 ? [360] : []), ...(east > 180 ? [-360] : [])];
}
