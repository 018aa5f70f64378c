import { StateBadge } from '../common/StateBadge';
import { stateOf } from './groupState';

/** The coordinator's word for the group's state, and whether it was paused by hand. */
export function GroupState({ state, isPaused }: { state: string; isPaused: boolean }) {
  return <StateBadge state={stateOf(state, isPaused)} label={isPaused ? `${state}, paused` : state} />;
}
