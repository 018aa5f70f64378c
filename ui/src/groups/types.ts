export interface GroupSummary {
  group: string;
  state: string;
  isPaused: boolean;
  members: number;
  topics: string[];
  lag: number;
  lagSeconds: number | null;
}

export interface GroupList {
  items: GroupSummary[];
  total: number;
}
