export interface DatabaseSummary {
  name: string;
  collections: number;
  documents: number;
  bytes: number;
  indexBytes: number;
}

export interface DatabaseList {
  items: DatabaseSummary[];
  total: number;
}
