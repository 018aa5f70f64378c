export interface TopicSummary {
  name: string;
  partitions: number;
  records: number;
  bytes: number | null;
  isInternal: boolean;
  recordsPerSecond: number | null;
  groups: string[];
}

export interface TopicList {
  items: TopicSummary[];
  total: number;
}
