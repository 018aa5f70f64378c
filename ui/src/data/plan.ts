import { formatNumber } from '../common/format';
import type { Json, JsonObject, PlanShape, PlanStage } from './types';

export interface Verdict {
  tone: 'good' | 'fair' | 'poor';
  title: string;
  says: string;
}

const documents = (count: number | null) => `${formatNumber(count)} document${count === 1 ? '' : 's'}`;
const ENOUGH = 100;

/** What a plan means, in words. */
export function verdictOf(plan: PlanShape): Verdict {
  const { documentsExamined: examined, returned } = plan;
  const work = `${documents(examined)} examined to return ${formatNumber(returned)}`;
  if (plan.reads === 'nothing') {
    return { tone: 'good', title: 'There is nothing to read', says: 'The collection is empty or the plan is of a kind that is only in the raw answer.' };
  }
  if (plan.reads === 'collection' && examined === returned) {
    return { tone: 'good', title: 'Reads documents as they lie', says: `${work}: none is looked at in vain.` };
  }
  if (plan.reads === 'collection') {
    const isSmall = (examined ?? 0) <= ENOUGH;
    const advice = isSmall
      ? 'For so few that is well.'
      : (returned ?? 0) * 10 >= (examined ?? 0)
        ? 'Most of them are wanted, so an index would not help.'
        : 'An index on the fields of the filter would save that.';
    return { tone: isSmall ? 'good' : 'poor', title: 'Reads the whole collection', says: `${work}. ${advice}` };
  }
  const wasteful = (examined ?? 0) > Math.max(ENOUGH, (returned ?? 0) * 10);
  const sorted = plan.sortsInMemory ? ' The order is not that of the index: the documents are sorted in memory.' : '';
  return {
    tone: wasteful || plan.sortsInMemory ? 'fair' : 'good',
    title: plan.index ? `Uses the index ${plan.index}` : 'Uses an index',
    says: `${work}.${sorted}${wasteful ? ' The index narrows little: one on more fields of the filter would do better.' : ''}`,
  };
}

const meanings: Record<string, string> = {
  COLLSCAN: 'reads every document', IXSCAN: 'reads keys of an index', FETCH: 'reads the documents', SORT: 'sorts in memory', LIMIT: 'stops after enough',
  SKIP: 'leaves out the first', PROJECTION_DEFAULT: 'picks fields', PROJECTION_SIMPLE: 'picks fields', PROJECTION_COVERED: 'picks fields from the index',
  IDHACK: 'finds by _id', EOF: 'nothing to read', GEO_NEAR_2DSPHERE: 'nearest first', EXPRESS_IXSCAN: 'finds by index', EXPRESS_CLUSTERED_IXSCAN: 'finds by _id',
};

export const meaningOf = (stage: string): string => meanings[stage] ?? '';

const shown = ['indexName', 'indexBounds', 'filter', 'sortPattern', 'limitAmount', 'skipAmount', 'transformBy', 'direction'];
const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const boundsText = (bounds: JsonObject) =>
  Object.entries(bounds)
    .map(([field, ranges]) => `${field}: ${Array.isArray(ranges) ? ranges.join(', ') : JSON.stringify(ranges)}`)
    .join('; ')
    .replaceAll('{"$numberDouble":"Infinity"}', 'inf')
    .replaceAll('{"$numberDouble":"-Infinity"}', '-inf');

/** The details of a step that people ask about, as name and text. */
export function detailsOf(stage: PlanStage): [string, string][] {
  if (!isObject(stage.details)) {
    return [];
  }
  const details = stage.details;
  return shown
    .filter((name) => details[name] !== undefined && !(name === 'direction' && details[name] === 'forward'))
    .map((name): [string, string] => {
      const value: Json | undefined = details[name];
      return [name, name === 'indexBounds' && isObject(value) ? boundsText(value) : typeof value === 'string' ? value : JSON.stringify(value)];
    });
}
