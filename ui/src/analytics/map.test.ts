import { describe, expect, it } from 'vitest';
import { areaFrom, areaText, circleRing, distanceKm } from './mapArea';
import { closedAtPole, shifts, unwrapped } from './meridian';
import { askedBounds, boundsOf, movedBy, settled, toPixel, toPlace, viewFrom, viewOf, viewText, WHOLE, zoomedAt } from './mapView';

const size = { width: 1000, height: 500 };

describe('The view of the map', () => {
  it('turns places into pixels and back', () => {
    const view = { longitude: 10, latitude: 50, zoom: 7 };
    const [x, y] = toPixel(8.55, 47.37, view, size);
    const [longitude, latitude] = toPlace(x, y, view, size);
    expect(longitude).toBeCloseTo(8.55, 9);
    expect(latitude).toBeCloseTo(47.37, 9);
  });

  it('shows no more than the world', () => {
    expect(boundsOf(WHOLE, size)).toEqual({ west: -180, south: -90, east: 180, north: 90 });
    expect(settled({ longitude: 170, latitude: 80, zoom: 2 }, size)).toEqual({ longitude: 90, latitude: 45, zoom: 2 });
    expect(settled({ longitude: 0, latitude: 0, zoom: 0.1 }, size).zoom).toBe(1);
  });

  it('keeps the place under the pointer where it is while it zooms', () => {
    const view = { longitude: 20, latitude: 10, zoom: 4 };
    const before = toPlace(300, 200, view, size);
    const after = toPlace(300, 200, zoomedAt(view, size, 1.5, 300, 200), size);
    expect(after[0]).toBeCloseTo(before[0], 9);
    expect(after[1]).toBeCloseTo(before[1], 9);
  });

  it('moves with the pointer', () => {
    const view = movedBy({ longitude: 0, latitude: 0, zoom: 4 }, size, 100, 0);
    expect(view.longitude).toBeCloseTo(-9);
  });

  it('asks for the same bounds after a small move, which hold all that is seen', () => {
    const view = { longitude: 10, latitude: 45, zoom: 12 };
    const asked = askedBounds(view, size);
    expect(askedBounds({ ...view, longitude: 10.05 }, size)).toEqual(asked);
    const seen = boundsOf(view, size);
    expect(asked && asked.west <= seen.west && asked.east >= seen.east && asked.south <= seen.south && asked.north >= seen.north).toBe(true);
    expect(askedBounds(WHOLE, size)).toBeNull();
  });

  it('comes back from the address', () => {
    const view = { longitude: 7.45, latitude: 46.95, zoom: 20 };
    expect(viewFrom(viewText(view) ?? '')).toEqual(view);
    expect(viewText(WHOLE)).toBeNull();
    expect(viewFrom('here')).toEqual(WHOLE);
  });

  it('fits an area', () => {
    const bounds = boundsOf(viewOf({ west: 5, south: 45, east: 11, north: 48 }, size), size);
    expect(bounds.west).toBeLessThan(5);
    expect(bounds.north).toBeGreaterThan(48);
  });
});

describe('An area on the map', () => {
  it.each(['box:-10,35,30,60', 'box:170,-10,-170,10', 'circle:7.45,46.95,200', 'near:7.45,46.95'])('%s comes back from the address', (text) => {
    const area = areaFrom(text);
    expect(area && areaText(area)).toBe(text);
  });

  it.each(['', 'box:1,2,3', 'box:0,60,10,50', 'circle:0,0,0', 'circle:0,95,10', 'near:,', 'star:1,2'])('“%s” is none', (text) => {
    expect(areaFrom(text)).toBeNull();
  });

  it('has a ring at one distance, without a jump at 180°', () => {
    const ring = circleRing(178, 10, 900);
    for (const [longitude, latitude] of ring) {
      expect(distanceKm(178, 10, longitude, latitude)).toBeCloseTo(900, 3);
    }
    expect(Math.max(...ring.slice(1).map(([longitude], index) => Math.abs(longitude - (ring[index]?.[0] ?? 0))))).toBeLessThan(2);
  });
});

describe('A line across the 180th meridian', () => {
  it('goes on beyond it and is drawn at both ends of the map', () => {
    const line = unwrapped([[178, 10], [-179, 11], [-178, 12], [179, 13]]);
    expect(line).toEqual([[178, 10], [181, 11], [182, 12], [179, 13]]);
    expect(shifts(line)).toEqual([0, -360]);
    expect(shifts(unwrapped([[10, 0], [20, 0]]))).toEqual([0]);
  });

  it('is closed along the pole when it goes around it', () => {
    const ring = unwrapped([[-90, -70], [0, -70], [90, -70], [179, -70], [-170, -70], [-90, -70]]);
    expect(closedAtPole(ring).slice(-2)).toEqual([[270, -90], [-90, -90]]);
    expect(closedAtPole([[0, 0], [10, 0], [0, 0]])).toHaveLength(3);
  });
});
