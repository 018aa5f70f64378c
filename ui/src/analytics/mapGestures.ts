import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import { distanceKm } from './mapArea';
import type { MapArea } from './mapArea';
import { movedBy, settled, toPlace, WHOLE, zoomedAt } from './mapView';
import type { MapView, Size } from './mapView';

export type MapTool = 'move' | 'box' | 'circle' | 'near';

export interface Gestures {
  view: MapView;
  size: Size;
  tool: MapTool;
  onView: (view: MapView) => void;
  /** While it is drawn; null when it is given up. */
  onDraft: (area: MapArea | null) => void;
  onArea: (area: MapArea) => void;
  /** The pointer rests on, or a finger tapped, a place of the map; null when it left. */
  onPoint: (at: { x: number; y: number } | null) => void;
  onCancel: () => void;
}

interface Pointer {
  x: number;
  y: number;
}

const TAP_PX = 5;
const KEY_STEP_PX = 80;
const clampPlace = ([longitude, latitude]: [number, number]): [number, number] => [
  Math.min(180, Math.max(-180, longitude)), Math.min(90, Math.max(-90, latitude)),
];

function drawn(tool: MapTool, from: Pointer, to: Pointer, view: MapView, size: Size): MapArea | null {
  const [west, north] = clampPlace(toPlace(Math.min(from.x, to.x), Math.min(from.y, to.y), view, size));
  const [east, south] = clampPlace(toPlace(Math.max(from.x, to.x), Math.max(from.y, to.y), view, size));
  if (tool === 'box') {
    return west < east && south < north ? { kind: 'box', bounds: { west, south, east, north } } : null;
  }
  const [longitude, latitude] = clampPlace(toPlace(from.x, from.y, view, size));
  const [toLongitude, toLatitude] = clampPlace(toPlace(to.x, to.y, view, size));
  const km = Math.min(20_000, distanceKm(longitude, latitude, toLongitude, toLatitude));
  return km > 0 ? { kind: 'circle', longitude, latitude, km } : null;
}

/** Mouse, pen, fingers, wheel and keys on the map. */
export function useMapGestures(box: RefObject<HTMLElement | null>, gestures: Gestures): void {
  const latest = useRef(gestures);
  useEffect(() => {
    latest.current = gestures;
  });
  useEffect(() => {
    const element = box.current;
    if (!element) {
      return;
    }
    const pointers = new Map<number, Pointer>();
    let start: Pointer | null = null;
    let isTap = false;
    const placeOf = (event: PointerEvent | WheelEvent): Pointer => {
      const frame = element.getBoundingClientRect();
      return { x: event.clientX - frame.left, y: event.clientY - frame.top };
    };
    const spread = () => {
      const [a, b] = [...pointers.values()];
      return a && b ? { distance: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } : null;
    };

    const down = (event: PointerEvent) => {
      if (event.button !== 0 || (event.target as HTMLElement).closest('button')) {
        return;
      }
      element.setPointerCapture(event.pointerId);
      element.focus({ preventScroll: true });
      pointers.set(event.pointerId, placeOf(event));
      start = placeOf(event);
      isTap = pointers.size === 1;
      if (pointers.size > 1) {
        latest.current.onDraft(null);
      }
    };
    const move = (event: PointerEvent) => {
      const { view, size, tool, onView, onDraft, onPoint } = latest.current;
      const at = placeOf(event);
      const before = pointers.get(event.pointerId);
      if (!before || !start) {
        onPoint((event.target as HTMLElement).closest('button') ? null : at);
        return;
      }
      const pinchedBefore = spread();
      pointers.set(event.pointerId, at);
      const pinched = spread();
      isTap &&= Math.hypot(at.x - start.x, at.y - start.y) < TAP_PX;
      if (pinchedBefore && pinched) {
        const moved = movedBy(view, size, pinched.x - pinchedBefore.x, pinched.y - pinchedBefore.y);
        onView(zoomedAt(moved, size, pinched.distance / Math.max(1, pinchedBefore.distance), pinched.x, pinched.y));
      } else if (tool === 'move' || tool === 'near') {
        if (!isTap) {
          onPoint(null);
          onView(movedBy(view, size, at.x - before.x, at.y - before.y));
        }
      } else if (!isTap) {
        onDraft(drawn(tool, start, at, view, size));
      }
    };
    const up = (event: PointerEvent) => {
      const { view, size, tool, onDraft, onArea, onPoint } = latest.current;
      const at = placeOf(event);
      if (!pointers.delete(event.pointerId) || !start || event.type === 'pointercancel') {
        onDraft(null);
        return;
      }
      if (isTap && tool === 'near') {
        const [longitude, latitude] = clampPlace(toPlace(at.x, at.y, view, size));
        onArea({ kind: 'near', longitude, latitude });
      } else if (isTap) {
        onPoint(at);
      } else if ((tool === 'box' || tool === 'circle') && pointers.size === 0) {
        const area = drawn(tool, start, at, view, size);
        onDraft(null);
        if (area) {
          onArea(area);
        }
      }
    };
    const leave = () => latest.current.onPoint(null);
    const wheel = (event: WheelEvent) => {
      // The page scrolls over a map that nobody has taken hold of.
      if (document.activeElement !== element && !event.ctrlKey && !event.metaKey) {
        return;
      }
      event.preventDefault();
      const { view, size, onView } = latest.current;
      const { x, y } = placeOf(event);
      onView(zoomedAt(view, size, 2 ** (-event.deltaY / (event.deltaMode === 1 ? 10 : 300)), x, y));
    };
    const key = (event: KeyboardEvent) => {
      const { view, size, onView, onDraft, onCancel } = latest.current;
      const [middleX, middleY] = [size.width / 2, size.height / 2];
      const changes: Record<string, () => MapView> = {
        ArrowLeft: () => movedBy(view, size, KEY_STEP_PX, 0),
        ArrowRight: () => movedBy(view, size, -KEY_STEP_PX, 0),
        ArrowUp: () => movedBy(view, size, 0, KEY_STEP_PX),
        ArrowDown: () => movedBy(view, size, 0, -KEY_STEP_PX),
        '+': () => zoomedAt(view, size, 1.5, middleX, middleY),
        '=': () => zoomedAt(view, size, 1.5, middleX, middleY),
        '-': () => zoomedAt(view, size, 1 / 1.5, middleX, middleY),
        0: () => settled(WHOLE, size),
      };
      const change = event.target === element && !event.ctrlKey && !event.metaKey && !event.altKey ? changes[event.key] : undefined;
      if (change) {
        event.preventDefault();
        onView(change());
      } else if (event.key === 'Escape') {
        onDraft(null);
        onCancel();
      }
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    element.addEventListener('pointerleave', leave);
    element.addEventListener('wheel', wheel, { passive: false });
    element.addEventListener('keydown', key);
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
      element.removeEventListener('pointerleave', leave);
      element.removeEventListener('wheel', wheel);
      element.removeEventListener('keydown', key);
    };
  }, [box]);
}
