import { SegmentedControl } from '@mantine/core';
import { EmptyState } from '../common/EmptyState';
import { formatNumber, UNKNOWN } from '../common/format';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { Stat, StatRow } from '../common/Stat';
import { useUrlState } from '../common/urlState';
import { AgePyramid, PyramidTable } from './AgePyramid';
import { useAnalysis, useFilters } from './analyses';
import { AnalysisFrame } from './AnalysisFrame';
import { ExportMenu } from './ExportMenu';
import { LiveNumber } from './LiveNumber';
import { formatAge, formatShare } from './numbers';
import { PlacesPanel } from './PlacesPanel';
import { GenderShares, NationalityShares } from './Shares';
import { countFilters } from './filters';
import type { DemographicsAnswer } from './types';
import classes from './analytics.module.css';

function Headline({ answer }: { answer: DemographicsAnswer | undefined }) {
  const women = answer?.genders.find(({ gender }) => gender === 'female');
  const men = answer?.genders.find(({ gender }) => gender === 'male');
  const largest = answer?.pyramid
    .filter(({ ageFrom }) => ageFrom !== null)
    .reduce<DemographicsAnswer['pyramid'][number] | null>((most, band) => (!most || band.male + band.female > most.male + most.female ? band : most), null);
  const text = (value: string | undefined) => <LiveNumber value={value ?? UNKNOWN} />;
  return (
    <Panel className={classes.headline}>
      <StatRow>
        <Stat label="Users" value={text(formatNumber(answer?.users))} />
        <Stat label="Average age" value={text(formatAge(answer?.averageAge))} />
        <Stat label="Women" value={text(formatShare(women?.share))} />
        <Stat label="Men" value={text(formatShare(men?.share))} />
        <Stat label="Largest age group" value={text(largest?.ageBand)} />
        <Stat label="Nationalities" value={text(formatNumber(answer?.nationalities.length))} />
      </StatRow>
    </Panel>
  );
}

function NoUsers({ filtered, clear }: { filtered: boolean; clear: () => void }) {
  return filtered ? (
    <EmptyState title="No user is like that" action={<button type="button" className={classes.textButton} onClick={clear}>Clear the filters</button>}>
      None of the users has all that the filters ask for.
    </EmptyState>
  ) : (
    <EmptyState title="No users yet">They appear here as soon as the first ones are loaded and transformed; the DAGs start that.</EmptyState>
  );
}

export function DemographicsPage() {
  const [get, set] = useUrlState();
  const { filters, query, clear } = useFilters();
  const answer = useAnalysis<DemographicsAnswer>('demographics', query);
  const shown = get('pyramid', 'chart');
  const isEmpty = answer.data?.users === 0;
  return (
    <AnalysisFrame
      title="Demographics"
      updatedAt={answer.data?.updatedAt}
      source={answer.data?.source}
      actions={
        <ExportMenu
          items={[
            { label: 'Age pyramid', path: 'demographics', query: { ...query, table: 'pyramid' } },
            { label: 'Nationalities', path: 'demographics', query: { ...query, table: 'nationalities' } },
            { label: 'Genders', path: 'demographics', query: { ...query, table: 'genders' } },
          ]}
        />
      }
    >
      <Headline answer={answer.data} />
      <div className={classes.twoColumns} data-stale={answer.isPlaceholderData || undefined}>
        <Panel
          title="Age pyramid"
          actions={
            <SegmentedControl
              aria-label="Show the age pyramid as"
              data={[{ value: 'chart', label: 'Chart' }, { value: 'table', label: 'Table' }]}
              value={shown}
              onChange={(value) => set({ pyramid: value === 'chart' ? null : value })}
            />
          }
        >
          <QueryView query={answer} what="the age pyramid" height={480}>
            {(data) =>
              isEmpty ? <NoUsers filtered={countFilters(filters) > 0} clear={clear} /> : shown === 'table' ? <PyramidTable answer={data} /> : <AgePyramid answer={data} />
            }
          </QueryView>
        </Panel>
        <div className={classes.stack}>
          <Panel title="Gender">
            <QueryView query={answer} what="the genders" height={74}>
              {(data) => <GenderShares genders={data.genders} />}
            </QueryView>
          </Panel>
          <Panel title="Nationality">
            <QueryView query={answer} what="the nationalities" height={240}>
              {(data) => <NationalityShares nationalities={data.nationalities} />}
            </QueryView>
          </Panel>
        </div>
      </div>
      <PlacesPanel />
    </AnalysisFrame>
  );
}
