const circle = 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13';

/** Shapes on a 16 × 16 grid: a state is told without its colour too. */
const glyphs: Record<string, string> = {
  success: `${circle}M5 8.2l2.1 2.1L11 6.2`,
  failed: `${circle}M5.6 5.6l4.8 4.800M10.4 5.600l-4.8 4.8`,
  running: 'M8 1.500a6.5 6.5 0 1 1-6.1 4.300M8 5v3.200l2.2 1.4',
  queued: `${circle}M5 8h.01M8 8h.01M11 8h.01`,
  scheduled: `${circle}M8 4.600V8l2.3 1.5`,
  up_for_retry: 'M13.5 8a5.5 5.5 0 1 1-1.7-4M13.5 1.800v2.700h-2.7',
  up_for_reschedule: 'M13.5 8a5.5 5.5 0 1 1-1.7-4M13.5 1.800v2.700h-2.700M8 5.500V8l1.6 1',
  restarting: 'M13.5 8a5.5 5.5 0 1 1-1.7-4M13.5 1.800v2.700h-2.7',
  upstream_failed: `${circle}M8 11.200V5M5.4 7.400L8 4.800l2.6 2.6`,
  skipped: `${circle}M5.2 5.500L7.7 8l-2.5 2.500M8.6 5.500L11.1 8l-2.5 2.5`,
  deferred: `${circle}M6.4 5.500v5M9.6 5.500v5`,
  paused: `${circle}M6.4 5.500v5M9.6 5.500v5`,
  removed: `${circle}M5 8h6`,
  degraded: 'M8 2L14.8 13.800H1.200zM8 6.500v3M8 11.600h.01',
  none: circle,
};

const sameAs: Record<string, string> = { healthy: 'success', unhealthy: 'failed', idle: 'none', completed: 'success', open: 'failed', replayed: 'success' };

const labels: Record<string, string> = {
  up_for_retry: 'Up for retry',
  up_for_reschedule: 'Up for reschedule',
  upstream_failed: 'Upstream failed',
  none: 'Not yet',
};

export function stateGlyph(state: string | null | undefined): string {
  const name = state ?? 'none';
  return glyphs[name] ?? glyphs[sameAs[name] ?? 'none'] ?? circle;
}

/** A word for people: `up_for_retry` → "Up for retry", null → "Not yet". */
export function stateLabel(state: string | null | undefined): string {
  const name = state ?? 'none';
  return labels[name] ?? name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
}

export const runStates = ['queued', 'running', 'success', 'failed'] as const;
export const taskStates = [
  'none', 'scheduled', 'queued', 'running', 'success', 'failed', 'up_for_retry', 'upstream_failed', 'skipped', 'deferred', 'restarting', 'removed',
] as const;
