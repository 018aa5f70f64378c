import {
  Activity, Boxes, Braces, Clock3, Database, Gauge, Home, ListChecks, MailWarning, MapPinned, Rows3, ScrollText, Settings2, SquareStack, UserCog, Users,
  Workflow,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';

export interface Destination {
  to: string;
  label: string;
  icon: LucideIcon;
  /** Second key after "g". */
  key: string;
  /** Left out of the menu where nobody logs in, and for who is no admin. */
  forUsers?: boolean;
}

export interface Section {
  title: string | null;
  destinations: Destination[];
}

export const sections: Section[] = [
  { title: null, destinations: [{ to: '/', label: 'Home', icon: Home, key: 'h' }] },
  {
    title: 'Orchestrate',
    destinations: [
      { to: '/dags', label: 'DAGs', icon: Workflow, key: 'd' },
      { to: '/runs', label: 'Runs', icon: ListChecks, key: 'r' },
    ],
  },
  {
    title: 'Stream',
    destinations: [
      { to: '/topics', label: 'Topics', icon: Rows3, key: 't' },
      { to: '/groups', label: 'Consumer groups', icon: Boxes, key: 'c' },
      { to: '/dead-letters', label: 'Dead letters', icon: MailWarning, key: 'l' },
    ],
  },
  { title: 'Store', destinations: [{ to: '/data', label: 'Collections', icon: Database, key: 's' }] },
  {
    title: 'Analyse',
    destinations: [
      { to: '/analytics/demographics', label: 'Demographics', icon: Users, key: '1' },
      { to: '/analytics/geolocation', label: 'Geolocation', icon: MapPinned, key: '2' },
      { to: '/analytics/timezones', label: 'Time zones', icon: Clock3, key: '3' },
    ],
  },
  {
    title: 'Administer',
    destinations: [
      { to: '/admin/health', label: 'Health', icon: Activity, key: 'e' },
      { to: '/admin/metrics', label: 'Metrics', icon: Gauge, key: 'm' },
      { to: '/admin/settings', label: 'Settings', icon: Settings2, key: 'a' },
      { to: '/admin/variables', label: 'Variables', icon: Braces, key: 'v' },
      { to: '/admin/pools', label: 'Pools', icon: SquareStack, key: 'p' },
      { to: '/admin/audit', label: 'Audit log', icon: ScrollText, key: 'o' },
      { to: '/admin/users', label: 'Users', icon: UserCog, key: 'u', forUsers: true },
    ],
  },
];

export const destinations: Destination[] = sections.flatMap((section) => section.destinations);
