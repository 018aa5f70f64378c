import { UNKNOWN } from '../common/format';

/** 0.4567 → 45.7 %. */
export function formatShare(share: number | null | undefined): string {
  return share === null || share === undefined || Number.isNaN(share) ? UNKNOWN : `${(share * 100).toFixed(1)} %`;
}

export function formatAge(age: number | null | undefined): string {
  return age === null || age === undefined ? UNKNOWN : age.toFixed(1);
}

export function formatKm(km: number | null | undefined): string {
  if (km === null || km === undefined) {
    return UNKNOWN;
  }
  return km < 1 ? `${Math.round(km * 1000)} m` : `${km.toLocaleString('en', { maximumFractionDigits: km < 10 ? 1 : 0 })} km`;
}

/** 46.95, 7.45 → 46.9° N, 7.4° E; more digits where little is seen. */
export function formatPlace(longitude: number, latitude: number, digits = 1): string {
  const north = `${Math.abs(latitude).toFixed(digits)}° ${latitude < 0 ? 'S' : 'N'}`;
  return `${north}, ${Math.abs(longitude).toFixed(digits)}° ${longitude < 0 ? 'W' : 'E'}`;
}
