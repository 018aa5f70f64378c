import type { Role } from '../app/sessionContext';

/** What each role may do, for people; each may do what those before it may. */
export const roleTexts: Record<string, string> = {
  viewer: 'Looks at everything but secrets.',
  operator: 'Also triggers, pauses, clears, marks, replays and produces.',
  admin: 'Also changes variables, pools and users, and deletes.',
} satisfies Record<Role, string>;
