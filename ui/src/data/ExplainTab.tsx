import { CircleCheck, CircleDot, TriangleAlert } from 'lucide-react';
import { ApiError } from '../app/api';
import { ErrorNotice } from '../common/ErrorNotice';
import { formatNumber } from '../common/format';
import { JsonView } from '../common/JsonView';
import { Loading } from '../common/Loading';
import { Panel } from '../common/Panel';
import { Stat, StatRow } from '../common/Stat';
import { useUrlState } from '../common/urlState';
import classes from './data.module.css';
import { FilterBar } from './FilterBar';
import { detailsOf, meaningOf, verdictOf } from './plan';
import { useExplain, useSchema } from './queries';
import type { PlanShape, PlanStage } from './types';

const icons = { good: CircleCheck, fair: CircleDot, poor: TriangleAlert };

function Stage({ stage }: { stage: PlanStage }) {
  const figures = [
    stage.returned !== null && `${formatNumber(stage.returned)} passed on`,
    stage.keysExamined !== null && `${formatNumber(stage.keysExamined)} keys read`,
    stage.documentsExamined !== null && `${formatNumber(stage.documentsExamined)} documents read`,
  ].filter(Boolean);
  return (
    <li className={classes.stage} style={{ marginInlineStart: `${stage.depth * 1.25}rem` }}>
      <div className={classes.stageHead}>
        <strong>{stage.stage}</strong>
        <span className="muted">{meaningOf(stage.stage)}</span>
        <span className={classes.stageFigures}>{figures.join(' · ')}</span>
      </div>
      {detailsOf(stage).map(([name, text]) => (
        <div key={name} className={classes.stageDetail}>
          <span className="muted">{name}</span> <code>{text}</code>
        </div>
      ))}
    </li>
  );
}

function Plan({ plan }: { plan: PlanShape }) {
  const verdict = verdictOf(plan);
  const Icon = icons[verdict.tone];
  return (
    <div className={classes.stack}>
      <section className={classes.verdict} data-tone={verdict.tone} aria-label="Verdict">
        <Icon size={18} aria-hidden />
        <div>
          <h2>{verdict.title}</h2>
          {verdict.says}
        </div>
      </section>
      <Panel title="What the run cost">
        <StatRow>
          <Stat label="Returned" value={formatNumber(plan.returned)} />
          <Stat label="Documents examined" value={formatNumber(plan.documentsExamined)} />
          <Stat label="Index keys examined" value={formatNumber(plan.keysExamined)} />
          <Stat label="Time" value={plan.millis === null ? '–' : `${formatNumber(plan.millis)} ms`} />
          <Stat label="Other plans considered" value={formatNumber(plan.rejectedPlans)} />
        </StatRow>
      </Panel>
      <Panel title="Steps" actions={<span className="muted">the last step first; each takes what the one below passes on</span>}>
        <ol className={classes.stages}>
          {plan.stages.map((stage, index) => (
            <Stage key={index} stage={stage} />
          ))}
        </ol>
      </Panel>
      <Panel title="The server’s answer">
        <JsonView value={plan.raw} label="the plan" maxHeight={420} />
      </Panel>
    </div>
  );
}

/** How the query of the page is carried out, by an actual run of it. */
export function ExplainTab({ database, collection }: { database: string; collection: string }) {
  const [get] = useUrlState();
  const plan = useExplain(database, collection, {
    filter: get('filter'), sort: get('sort'), projection: get('projection'), offset: get('offset'), limit: 50,
  });
  const schema = useSchema(database, collection);
  const refused = plan.error instanceof ApiError && plan.error.status === 422 ? plan.error : null;
  return (
    <>
      <FilterBar
        fields={schema.data?.fields.filter((field) => field.depth === 0).map((field) => field.path) ?? []}
        error={refused?.detail ?? null}
        errorField={refused ? (refused.errors[0]?.field ?? 'filter') : null}
      />
      {plan.data && !plan.error ? <Plan plan={plan.data} /> : plan.error ? <ErrorNotice error={plan.error} what="the plan" /> : <Loading what="the plan" height={420} />}
    </>
  );
}
