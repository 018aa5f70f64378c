interface Scale {
  max?: number;
  fromZero?: boolean;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** The line through the points and the area under it, as SVG paths; a point that is null interrupts both. */
export function sparkPaths(
  points: readonly (number | null)[],
  width: number,
  height: number,
  { max, fromZero = true }: Scale = {},
): { line: string; area: string } {
  const known = points.filter((point) => point !== null);
  if (known.length === 0) {
    return { line: '', area: '' };
  }
  const top = Math.max(max ?? 0, ...known);
  const bottom = fromZero ? Math.min(0, ...known) : Math.min(...known);
  const span = top - bottom || 1;
  const step = points.length > 1 ? width / (points.length - 1) : 0;
  const y = (value: number) => round(height - 1 - ((value - bottom) / span) * (height - 2.5));
  let line = '';
  let area = '';
  let begin: number | null = null;
  points.forEach((point, index) => {
    if (point === null) {
      return;
    }
    const x = round(index * step);
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === null || before === undefined) {
      begin = x;
      line += `M${x} ${y(point)}`;
      area += `M${x} ${height}L${x} ${y(point)}`;
    } else {
      line += `L${x} ${y(point)}`;
      area += `L${x} ${y(point)}`;
    }
    if (after === null || after === undefined) {
      if (begin === x) {
        // One point alone is a dot.
        line += 'h0.1';
      }
      area += `L${x} ${height}Z`;
    }
  });
  return { line, area };
}
