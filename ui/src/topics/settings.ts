import { formatBytes, formatDuration } from '../common/format';

/** What a number of a setting means to people; empty when it says enough itself. */
export function settingText(name: string, value: string): string {
  const number = Number(value);
  if (value === '' || Number.isNaN(number)) {
    return '';
  }
  if (number === -1 || number >= 9e18) {
    return 'no limit';
  }
  if (name.endsWith('.ms')) {
    return formatDuration(number / 1000);
  }
  return name.endsWith('.bytes') && number >= 1024 ? formatBytes(number) : '';
}
