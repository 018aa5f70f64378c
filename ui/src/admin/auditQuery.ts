import type { Query } from '../app/api';

export interface AuditFilter {
  user: string;
  event: string;
  dag: string;
  from: string;
  to: string;
}

const instant = (text: string): string | undefined => {
  const time = new Date(text);
  return text && !Number.isNaN(time.getTime()) ? time.toISOString() : undefined;
};

/** A time of the address as a field for local times takes it; empty when it is none. */
export const localTime = (text: string): string => (instant(text) ? text : '');

/** The filter in the words of the API; what is empty is left out. */
export function auditQuery({ user, event, dag, from, to }: AuditFilter): Query {
  const asked = { owner: user.trim(), event: event.trim(), dag_id: dag.trim(), after: instant(from), before: instant(to) };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value));
}
