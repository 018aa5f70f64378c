import classes from './StateBadge.module.css';
import { stateGlyph, stateLabel } from './states';

/** A state by colour, shape and word; `label` is the word where the state's own does not fit. */
export function StateBadge({ state, label }: { state: string | null | undefined; label?: string }) {
  return (
    <span className={classes.badge} style={{ '--state': `var(--state-${state ?? 'none'})` }}>
      <StateGlyph state={state} />
      {label ?? stateLabel(state)}
    </span>
  );
}

/** The shape alone, for dense places; the word goes in the title of what holds it. */
export function StateGlyph({ state, size = 14 }: { state: string | null | undefined; size?: number }) {
  return (
    <svg
      className={classes.glyph}
      data-state={state ?? 'none'}
      style={{ '--state': `var(--state-${state ?? 'none'})` }}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden
    >
      <path d={stateGlyph(state)} />
    </svg>
  );
}
