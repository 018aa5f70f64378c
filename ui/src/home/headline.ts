import { formatDuration, formatNumber, formatRate } from '../common/format';
import type { PipelineStatus, StageName, StageStatus } from './types';

export interface Headline {
  state: 'running' | 'idle' | 'degraded' | 'unhealthy';
  text: string;
}

export function stageOf(pipeline: PipelineStatus, name: StageName): StageStatus | undefined {
  return pipeline.stages.find((stage) => stage.stage === name);
}

const many = (count: number, one: string): string => `${formatNumber(count)} ${one}${count === 1 ? '' : 's'}`;

/** The pipeline in one sentence: what most needs to be known first. */
export function headlineOf(pipeline: PipelineStatus): Headline {
  const broken = pipeline.stages.find((stage) => stage.state === 'unhealthy');
  if (broken) {
    return { state: 'unhealthy', text: `Topic or store cannot be read: ${broken.message ?? 'no reason was given.'}` };
  }
  const store = stageOf(pipeline, 'store');
  const views = stageOf(pipeline, 'views');
  const topic = stageOf(pipeline, 'topic');
  const lag = store?.lag ?? 0;
  if (store?.state === 'degraded') {
    return { state: 'degraded', text: `The loader is behind: ${many(lag, 'record')} wait, the oldest for ${formatDuration(store.lagSeconds)}.` };
  }
  const failing = pipeline.stages.find((stage) => stage.state === 'degraded');
  if (failing) {
    return { state: 'degraded', text: `${failing.title}: ${failing.message ?? 'it has trouble.'}` };
  }
  const rate = Math.max(topic?.ratePerSecond ?? 0, store?.ratePerSecond ?? 0);
  if (rate > 0) {
    const waiting = lag > 0 ? `${many(lag, 'record')} wait for the loader` : 'nothing waits for the loader';
    return { state: 'running', text: `Data flows at ${formatRate(rate)}; ${waiting}.` };
  }
  if (views?.ratePerSecond) {
    return { state: 'running', text: `Everything is loaded; the transforms catch up at ${formatRate(views.ratePerSecond)}.` };
  }
  if (topic?.total === 0) {
    return { state: 'idle', text: 'Nothing has flowed yet.' };
  }
  if (topic?.ratePerSecond === null || topic === undefined) {
    return { state: 'idle', text: 'The pipeline is being measured.' };
  }
  const behind = views?.lag ?? 0;
  const rest = lag > 0 ? `${many(lag, 'record')} wait for the loader` : behind > 0 ? `${many(behind, 'document')} wait for the transforms` : 'everything is loaded and transformed';
  return { state: 'idle', text: `Nothing flows just now; ${rest}.` };
}

/** Whether nothing ever came into the topic: the first run is still to come. */
export const isUntouched = (pipeline: PipelineStatus): boolean => stageOf(pipeline, 'topic')?.total === 0;
