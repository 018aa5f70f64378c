export interface Example {
  says: string;
  filter: string;
  needs: string;
}

const examples: Example[] = [
  { says: 'One nationality', filter: '{"nat": "US"}', needs: 'nat' },
  { says: 'A field inside another', filter: '{"payload.gender": "female"}', needs: 'payload' },
  { says: 'One record of Kafka', filter: '{"source.partition": 0, "source.offset": 0}', needs: 'source' },
  { says: 'Since a time', filter: '{"loadedAt": {"$gte": {"$date": "2026-01-01T00:00:00Z"}}}', needs: 'loadedAt' },
  { says: 'Equal', filter: '{"gender": "female"}', needs: 'gender' },
  { says: 'A range', filter: '{"age": {"$gte": 30, "$lt": 40}}', needs: 'age' },
  { says: 'One of several', filter: '{"state": {"$in": ["Texas", "Ohio"]}}', needs: 'state' },
  { says: 'Begins with', filter: '{"city": {"$regex": "^New"}}', needs: 'city' },
  { says: 'Within 500 km of a place', filter: '{"position": {"$geoWithin": {"$centerSphere": [[8.5, 47.4], 0.078]}}}', needs: 'position' },
  { says: 'Either or', filter: '{"$or": [{"age": {"$lt": 25}}, {"age": {"$gt": 75}}]}', needs: 'age' },
];

const general: Example[] = [
  { says: 'By id', filter: '{"_id": "…"}', needs: '_id' },
  { says: 'By an ObjectId', filter: '{"_id": {"$oid": "507f1f77bcf86cd799439011"}}', needs: '_id' },
  { says: 'A field is there', filter: '{"_id": {"$exists": true}}', needs: '_id' },
];

/** Filters that make sense for a collection with these fields. */
export function examplesFor(fields: readonly string[]): Example[] {
  const fitting = examples.filter((example) => fields.includes(example.needs));
  return fitting.length > 0 ? fitting : general;
}
