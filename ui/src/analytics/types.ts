export interface NationalityOption {
  national: string;
  country: string | null;
  users: number;
}

export interface AnalysisOptions {
  updatedAt: string | null;
  nationalities: NationalityOption[];
  firstRegisteredAt: string | null;
  lastRegisteredAt: string | null;
  lastExtractedAt: string | null;
}

export type AnswerSource = 'views' | 'collections';

export interface GenderShare {
  gender: string | null;
  users: number;
  share: number;
  averageAge: number | null;
}

export interface NationalityShare {
  national: string;
  country: string | null;
  users: number;
  share: number;
  male: number;
  female: number;
  averageAge: number | null;
}

export interface PyramidBand {
  ageFrom: number | null;
  ageTo: number | null;
  ageBand: string;
  male: number;
  female: number;
  other: number;
}

export interface DemographicsAnswer {
  updatedAt: string | null;
  source: string;
  users: number;
  averageAge: number | null;
  genders: GenderShare[];
  nationalities: NationalityShare[];
  pyramid: PyramidBand[];
}

export interface PlaceShape {
  national: string;
  country: string | null;
  state: string | null;
  city: string | null;
  users: number;
  share: number;
  male: number;
  female: number;
  averageAge: number | null;
}

export interface PlacesAnswer {
  updatedAt: string | null;
  source: string;
  items: PlaceShape[];
  total: number;
  users: number;
  isCut: boolean;
}

export interface CellShape {
  geohash: string;
  west: number;
  south: number;
  east: number;
  north: number;
  users: number;
}

export interface CellsAnswer {
  updatedAt: string | null;
  source: string;
  precision: number;
  users: number;
  cells: CellShape[];
}

export interface GeoUserShape {
  eventId: string;
  name: string | null;
  gender: string | null;
  age: number | null;
  national: string | null;
  city: string | null;
  state: string | null;
  country: string | null;
  longitude: number;
  latitude: number;
  distanceKm: number | null;
}

export interface PointsAnswer {
  updatedAt: string | null;
  users: number;
  isSample: boolean;
  points: GeoUserShape[];
}

export interface AgeBandShape {
  ageFrom: number | null;
  ageBand: string;
  users: number;
}

export interface AreaAnswer {
  updatedAt: string | null;
  total: number;
  averageAge: number | null;
  genders: GenderShare[];
  nationalities: NationalityShare[];
  ages: AgeBandShape[];
  items: GeoUserShape[];
}

export interface OffsetShape {
  minutes: number;
  offset: string | null;
  timezone: string | null;
  users: number;
  share: number;
  localTime: string;
  part: string;
}

export interface TimeZonesAnswer {
  updatedAt: string | null;
  source: string;
  at: string;
  users: number;
  offsets: OffsetShape[];
}

export interface PageOfUsers {
  items: GeoUserShape[];
  total: number;
}
