import { PageHeader } from '../common/PageHeader';
import { QueryView } from '../common/QueryView';
import { StateGlyph } from '../common/StateBadge';
import { formatTime } from '../common/format';
import { Counts } from './Counts';
import { ExtractButton } from './ExtractButton';
import { FirstRun } from './FirstRun';
import classes from './HomePage.module.css';
import { PipelinePicture } from './PipelinePicture';
import { RecentEvents } from './RecentEvents';
import { RecentRuns } from './RecentRuns';
import { headlineOf, isUntouched } from './headline';
import { useHistory, useOverview } from './useOverview';

export function HomePage() {
  const overview = useOverview();
  const status = overview.data?.pipeline;
  const history = useHistory(status?.name);
  const dags = overview.data?.pipelineDags ?? undefined;
  const headline = status && headlineOf(status);
  return (
    <>
      <PageHeader
        title="Home"
        heading={status ? <span className={classes.name}>{status.name}</span> : 'Home'}
        description={
          // Its place is kept, so that nothing jumps when it comes.
          <p className={classes.headline} aria-live="polite">
            {headline && <StateGlyph state={headline.state} />}
            {headline?.text ?? '\u00a0'}
          </p>
        }
        actions={dags && <ExtractButton dag={dags.extract} />}
      />
      <QueryView query={overview} what="the overview" height={420}>
        {(data) => (
          <div className={classes.page}>
            {isUntouched(data.pipeline) && <FirstRun dag={dags?.extract} runs={data.recentRuns} />}
            <section aria-label="Pipeline">
              <PipelinePicture status={data.pipeline} points={history.data?.points ?? []} extractDag={dags?.extract} />
              <p className={classes.legend}>
                Rates are over the last 16 seconds. Lines show records a second in the last hour
                {history.data?.points[0] && <>, measured since {formatTime(history.data.points[0].time).slice(11, 16)}</>}.
              </p>
            </section>
            <Counts overview={data} />
            <div className={classes.columns}>
              <RecentRuns runs={data.recentRuns} />
              <RecentEvents events={data.events} />
            </div>
          </div>
        )}
      </QueryView>
    </>
  );
}
