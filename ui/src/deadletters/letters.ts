import { formatNumber } from '../common/format';
import { instantOf } from '../topics/recordQuery';

export interface LetterFilter {
  status: string;
  reason: string;
  stage: string;
  key: string;
  search: string;
  from: string;
  to: string;
}

export function filterFrom(get: (name: string) => string): LetterFilter {
  return {
    status: get('status'), reason: get('reason'), stage: get('stage'), key: get('key'), search: get('search'), from: get('from'), to: get('to'),
  };
}

/** The filter as the server takes it, times by the reader's clock. */
export function serverFilter({ status, from, to, ...rest }: LetterFilter) {
  return { ...rest, status, from: instantOf(from), to: instantOf(to) };
}

export const isFiltered = (filter: LetterFilter): boolean => Object.values(filter).some((value) => value !== '');

/** What is to be replayed: some letters by their places, or all open ones of the filter. */
export type ReplayChoice = { places: { partition: number; offset: number }[] } | { filter: LetterFilter };

export function replayBody(choice: ReplayChoice) {
  if ('places' in choice) {
    return { places: choice.places };
  }
  const { reason, stage, key, search, from, to } = choice.filter;
  return { reason, stage, key, search, from: instantOf(from), to: instantOf(to) };
}

/** malformed_value → "Malformed value". */
export function wordsOf(name: string): string {
  const text = name.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

interface Report {
  through: string;
  selected: number;
  alreadyReplayed: number;
  refused: number;
  open: number;
  sent: number;
  stored: number;
  duplicates: number;
  failedAgain: number;
  notSent: number;
  reason: string | null;
}

const letters = (count: number) => `${formatNumber(count)} ${count === 1 ? 'letter' : 'letters'}`;

/** What a replay would do, a sentence each. */
export function planSentences(report: Report): string[] {
  return [
    `${letters(report.open)} of ${formatNumber(report.selected)} would be replayed.`,
    ...(report.alreadyReplayed > 0 ? [`${letters(report.alreadyReplayed)} were replayed before and are left alone.`] : []),
    ...(report.refused > 0 ? [`${letters(report.refused)} ${report.refused === 1 ? 'breaks' : 'break'} the contract still and ${report.refused === 1 ? 'stays' : 'stay'} open: ${report.reason ?? 'no reason given'}.`] : []),
  ];
}

/** What a replay did, in one notice. */
export function resultSentence(report: Report): string {
  const parts = [`Replayed ${letters(report.sent)} through the ${report.through}`];
  if (report.through === 'loader' && report.sent > 0) {
    parts.push(`${formatNumber(report.stored)} stored, ${formatNumber(report.duplicates)} stored before, ${formatNumber(report.failedAgain)} failed again`);
  }
  if (report.notSent > 0) {
    parts.push(`${formatNumber(report.notSent)} could not be sent and stay open: ${report.reason ?? 'no reason given'}`);
  } else if (report.refused > 0) {
    parts.push(`${formatNumber(report.refused)} refused: ${report.reason ?? 'no reason given'}`);
  }
  return `${parts.join('; ')}.`;
}
