import { Database, Globe2, Layers, Rows3 } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { segment } from '../app/api';
import { Sparkline } from '../common/Sparkline';
import { StateBadge } from '../common/StateBadge';
import { TimeText } from '../common/TimeText';
import { formatDuration, formatNumber, formatRate, formatShort, UNKNOWN } from '../common/format';
import { Channel } from './Channel';
import classes from './PipelinePicture.module.css';
import { stageOf } from './headline';
import { isOneByOne } from './parts';
import type { HistoryPoint, PartStatus, PipelineStatus, StageName, StageStatus } from './types';

type Fact = [name: string, value: React.ReactNode, hint?: string];

interface StageView {
  icon: LucideIcon;
  to: (status: PipelineStatus, extractDag: string | undefined) => string;
  /** What the total counts. */
  counted: string;
  unmeasured: string;
  series: (point: HistoryPoint) => number | null;
  /** What of a part has reached this stage, and how fast it goes on coming. */
  reached: (part: PartStatus) => number | null;
  facts: (stage: StageStatus, status: PipelineStatus) => Fact[];
}

const waiting = (stage: StageStatus): React.ReactNode =>
  stage.lag ? `${formatNumber(stage.lag)}${stage.lagSeconds ? ` · ${formatDuration(stage.lagSeconds)}` : ''}` : formatNumber(stage.lag);

const collectionPage = (name: string): string => {
  const dot = name.indexOf('.');
  return `/data/${segment(name.slice(0, dot))}/${segment(name.slice(dot + 1))}`;
};

const views: Record<StageName, StageView> = {
  source: {
    icon: Globe2,
    to: (_, dag) => (dag ? `/dags/${segment(dag)}` : '/dags'),
    counted: 'extracted since this process began',
    unmeasured: 'not extracted by this process',
    series: (point) => point.extractedPerSecond,
    reached: () => null,
    facts: (stage) => [
      ['Rate', formatRate(stage.ratePerSecond)],
      ['Polls given up', formatNumber(stage.errors), 'Requests that failed after every retry, since this process began.'],
    ],
  },
  topic: {
    icon: Rows3,
    to: (status) => `/topics/${segment(status.name)}`,
    counted: 'records ever written',
    unmeasured: 'not measured',
    series: (point) => point.streamedPerSecond,
    reached: (part) => part.extracted,
    facts: (stage, status) => [
      ['Wait for the loader', waiting(stage), 'Records not loaded yet, and the age of the oldest.'],
      [
        'Dead letters',
        <Link key="letters" to="/dead-letters">
          {status.deadLettersOpen === null ? UNKNOWN : `${formatNumber(status.deadLettersOpen)} open`} of {formatNumber(stage.errors)}
        </Link>,
      ],
    ],
  },
  store: {
    icon: Database,
    to: (status) => collectionPage(stageOf(status, 'store')?.detail ?? ''),
    counted: 'documents as they came',
    unmeasured: 'not measured',
    series: (point) => point.loadedPerSecond,
    reached: (part) => part.loaded,
    facts: (stage) => [
      [
        'p50 / p99',
        stage.latencyP50Seconds === null ? 'not measured here' : `${formatDuration(stage.latencyP50Seconds)} / ${formatDuration(stage.latencyP99Seconds)}`,
        'Latency of half and of 99 % of the records, from the answer of the source to the stored document: of the records loaded last by this process.',
      ],
      ['Batches repeated', formatNumber(stage.errors), 'Writes that failed and were tried again, since this process began.'],
    ],
  },
  views: {
    icon: Layers,
    to: () => '/analytics/demographics',
    counted: 'documents in clean collections',
    unmeasured: 'not measured',
    series: (point) => point.transformedPerSecond,
    reached: (part) => part.flat,
    facts: (stage) => [
      ['Wait for transforms', waiting(stage), 'Raw documents that have no clean document yet.'],
      ['Rounds repeated', formatNumber(stage.errors), 'Transforms that found the store away, since this process began.'],
    ],
  },
};

const order: StageName[] = ['source', 'topic', 'store', 'views'];

function Stage({ name, stage, status, points, extractDag, rows }: {
  name: StageName;
  stage: StageStatus;
  status: PipelineStatus;
  points: HistoryPoint[];
  extractDag: string | undefined;
  rows: boolean;
}) {
  const view = views[name];
  const Icon = view.icon;
  return (
    <li className={classes.stage} data-state={stage.state} data-stage={name}>
      <div className={classes.top}>
      <div className={classes.head}>
        <h3>
          <Link to={view.to(status, extractDag)}>
            <Icon size={16} aria-hidden />
            {stage.title}
          </Link>
        </h3>
        <StateBadge state={stage.state} />
      </div>
      <div className={classes.detail} title={stage.detail}>
        {stage.detail}
      </div>
      <div className={classes.total}>
        <strong data-testid={`total-${name}`}>{formatNumber(stage.total)}</strong>
        <span>{stage.total === null ? view.unmeasured : view.counted}</span>
      </div>
      <Sparkline
        label={`${stage.title}: records a second in the last hour, now ${formatRate(stage.ratePerSecond)}`}
        points={points.map(view.series)}
        height={30}
        colour={stage.state === 'unhealthy' ? 'var(--state-failed)' : stage.state === 'degraded' ? 'var(--state-degraded)' : undefined}
      />
      <dl className={classes.facts}>
        {view.facts(stage, status).map(([label, value, hint]) => (
          <div key={label} title={hint}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>Last moved</dt>
          <dd>{stage.lastAt ? <TimeText value={stage.lastAt} /> : 'not seen yet'}</dd>
        </div>
      </dl>
      </div>
      {rows && (
        <ul className={classes.parts} aria-label={`${stage.title} by key`}>
          {status.parts.map((part) => (
            <li key={part.key}>
              <span className={classes.key}>{part.key}</span>
              {name === 'source' ? <span className="muted">{formatRate(part.streamedPerSecond)}</span> : <span>{formatNumber(view.reached(part))}</span>}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** The pipeline as a picture that moves: four stages, the channels between them, and a lane for each key. */
export function PipelinePicture({ status, points, extractDag }: { status: PipelineStatus; points: HistoryPoint[]; extractDag?: string }) {
  const rows = isOneByOne(status.parts);
  const inflow: Record<StageName, (part: PartStatus) => number | null | undefined> = {
    source: () => null,
    topic: (part) => part.streamedPerSecond,
    store: (part) => part.loadedPerSecond,
    views: (part) => part.transformedPerSecond,
  };
  return (
    <ol className={classes.picture} style={{ '--row-template': rows ? `auto repeat(${status.parts.length}, 1.6rem) 0.45rem` : 'auto' }}>
      {order.map((name, index) => {
        const stage = stageOf(status, name);
        if (!stage) {
          return null;
        }
        const lag = name === 'store' || name === 'views' ? stage.lag : null;
        return (
          <Fragment key={name}>
            {index > 0 && (
              <li className={classes.between}>
                <Channel
                  rate={stage.ratePerSecond}
                  isLate={stage.state === 'degraded'}
                  waiting={lag ? `${formatShort(lag)} waiting` : ''}
                  lanes={rows ? status.parts.map((part) => ({ key: part.key, rate: inflow[name](part) })) : []}
                />
              </li>
            )}
            <Stage name={name} stage={stage} status={status} points={points} extractDag={extractDag} rows={rows} />
          </Fragment>
        );
      })}
    </ol>
  );
}
