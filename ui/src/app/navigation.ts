import {
  Activity, Boxes, Clock3, Database, Gauge, Home, ListChecks, MailWarning, MapPinned, Rows3, Settings2, Users, Workflow,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';

export interface Destination {
  to: string;
  label: string;
  icon: LucideIcon;
  /** Second key after "g". */
  key: string;
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
      { to: '/admin/configuration', label: 'Settings', icon: Settings2, key: 'a' },
    ],
  },
];

export const destinations: Destination[] = sections.flatMap((section) => section.destinations);
