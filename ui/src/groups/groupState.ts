/** The state whose colour and shape a group has. */
export function stateOf(state: string, isPaused: boolean): string {
  if (isPaused) {
    return 'paused';
  }
  switch (state) {
    case 'Stable':
      return 'success';
    case 'PreparingRebalance':
    case 'CompletingRebalance':
      return 'running';
    case 'Dead':
      return 'failed';
    default:
      return 'none';
  }
}
