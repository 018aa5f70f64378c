import classes from './Sparkline.module.css';
import { sparkPaths } from './sparkPaths';

interface Properties {
  /** What the line shows, in words, with its latest value: for screen readers. */
  label: string;
  points: readonly (number | null)[];
  width?: number;
  height?: number;
  colour?: string;
  /** The value at the top; at least the largest point. */
  max?: number;
  /** Whether the bottom is zero; false for values whose changes are small beside them. */
  fromZero?: boolean;
}

/** A small line without axes. Gaps are where nothing was measured. */
export function Sparkline({ label, points, width = 120, height = 28, colour = 'var(--mr-accent)', max, fromZero = true }: Properties) {
  const { line, area } = sparkPaths(points, width, height, { max, fromZero });
  return (
    <svg
      className={classes.spark}
      viewBox={`0 0 ${width} ${height}`}
      height={height}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      style={{ '--spark': colour }}
    >
      <path className={classes.floor} d={`M0 ${height - 0.5}H${width}`} />
      {area && <path className={classes.area} d={area} />}
      {line && <path className={classes.line} d={line} />}
    </svg>
  );
}
