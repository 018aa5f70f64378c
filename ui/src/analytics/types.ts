import type { components } from '../api/millrace';

type Schemas = components['schemas'];

export type NationalityOption = Schemas['NationalityOption'];
export type AnalysisOptions = Schemas['AnalysisOptions'];
export type GenderShare = Schemas['GenderShare'];
export type NationalityShare = Schemas['NationalityShare'];
export type PyramidBand = Schemas['PyramidBand'];
export type DemographicsAnswer = Schemas['DemographicsAnswer'];
export type PlaceShape = Schemas['PlaceShape'];
export type PlacesAnswer = Schemas['PlacesAnswer'];
export type CellShape = Schemas['CellShape'];
export type CellsAnswer = Schemas['CellsAnswer'];
export type GeoUserShape = Schemas['GeoUserShape'];
export type PointsAnswer = Schemas['PointsAnswer'];
export type AgeBandShape = Schemas['AgeBandShape'];
export type AreaAnswer = Schemas['AreaAnswer'];
export type OffsetShape = Schemas['OffsetShape'];
export type TimeZonesAnswer = Schemas['TimeZonesAnswer'];
export type PageOfUsers = Schemas['PageOfOfGeoUserShape'];
