import type { GroupSummary } from './types';

/** Groups whose name, or the name of one of their topics, holds the text; an empty text keeps all. */
export function matchingGroups(groups: readonly GroupSummary[], text: string): GroupSummary[] {
  const wanted = text.trim().toLowerCase();
  return groups.filter((group) => [group.group, ...group.topics].some((name) => name.toLowerCase().includes(wanted)));
}
