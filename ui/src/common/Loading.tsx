import { Skeleton } from '@mantine/core';

/** Holds the place of what is being loaded, so that the page does not jump when it comes. */
export function Loading({ what, height = 240 }: { what: string; height?: number | string }) {
  return (
    <div role="status" aria-label={`Loading ${what}`}>
      <Skeleton height={height} radius="sm" />
    </div>
  );
}
