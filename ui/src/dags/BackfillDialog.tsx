import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AIRFLOW, api } from '../app/api';
import { useNotices } from '../app/noticesContext';
import { ConfirmDialog } from '../common/ConfirmDialog';
import { ErrorNotice } from '../common/ErrorNotice';
import { formatNumber } from '../common/format';
import { initialBackfill, readBackfill, reprocessChoices } from './backfillForm';
import type { BackfillBody } from './backfillForm';
import classes from './BackfillDialog.module.css';
import { initialValues, readForm } from './paramForm';
import { ParamFields } from './ParamFields';
import planned from './PlannedRuns.module.css';
import { DAGS } from './queries';
import type { DagSummary, DryRun } from './types';

const TYPING_MS = 350;
const SHOWN = 200;

/** Asks for runs of past intervals, after showing which ones. */
export function BackfillDialog({ dag, onClose }: { dag: DagSummary; onClose: () => void }) {
  const client = useQueryClient();
  const notices = useNotices();
  const [form, setForm] = useState(() => initialBackfill(Date.now()));
  const [values, setValues] = useState(() => initialValues(dag.params));
  const conf = readForm(dag.params, values);
  const { body, errors } = readBackfill(dag.dagId, form, conf.conf);
  const isReady = body !== null && Object.keys(conf.errors).length === 0;
  const plan = usePlan(isReady ? body : null);
  const count = isReady ? (plan.data?.total_entries ?? 0) : 0;
  const runs = count === 1 ? '1 run' : `${formatNumber(count)} runs`;
  const change = (more: Partial<typeof form>) => setForm((current) => ({ ...current, ...more }));

  const create = async () => {
    await api.post(`${AIRFLOW}/backfills`, body);
    await client.invalidateQueries({ queryKey: DAGS });
    notices.done(`A backfill of ${runs} began.`);
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Backfill ${dag.dagId}`}
      confirm={count > 0 ? `Make ${runs}` : 'Make runs'}
      disabled={count === 0 || plan.isStale}
      size="lg"
      onConfirm={create}
    >
      <div className={classes.form}>
        <TextInput type="datetime-local" label="First logical date (UTC)" value={form.from} error={errors.from} onChange={(event) => change({ from: event.currentTarget.value })} />
        <TextInput type="datetime-local" label="Last logical date (UTC)" value={form.to} error={errors.to} onChange={(event) => change({ to: event.currentTarget.value })} />
        <NativeSelect size="xs" label="Intervals that have a run already" data={reprocessChoices} value={form.reprocess} onChange={(event) => change({ reprocess: event.currentTarget.value })} />
        <TextInput label="Runs at a time" inputMode="numeric" value={form.maxActiveRuns} error={errors.maxActiveRuns} onChange={(event) => change({ maxActiveRuns: event.currentTarget.value })} />
        <Switch label="Newest interval first" checked={form.backwards} onChange={(event) => change({ backwards: event.currentTarget.checked })} />
      </div>
      {dag.params.length > 0 && (
        <details className={classes.params} open={Object.keys(conf.errors).length > 0 || undefined}>
          <summary>Parameters of its runs</summary>
          <ParamFields params={dag.params} values={values} errors={conf.errors} onChange={(name, value) => setValues((current) => ({ ...current, [name]: value }))} />
        </details>
      )}
      <section className={classes.plan} aria-label="Runs it would make" aria-live="polite">
        {plan.error && isReady ? (
          <ErrorNotice error={plan.error} what="the plan" />
        ) : !isReady ? (
          <p className="muted">What it would make is shown when the fields above are right.</p>
        ) : plan.data ? (
          <>
            <p className={planned.lead}>
              {count === 0 ? 'It would make no run: every interval of the range has one, or there is none in it.' : `It would make ${runs}, by logical date:`}
            </p>
            {count > 0 && (
              <ol className={`${planned.list} ${classes.dates}`} data-stale={plan.isStale || undefined}>
                {plan.data.backfills.slice(0, SHOWN).flatMap(({ logical_date: date }) => date ?? []).map((date) => (
                  <li key={date}>
                    <time dateTime={date}>{date.replace('T', ' ').replace(/:00(\.000)?Z$/, ' UTC')}</time>
                  </li>
                ))}
                {count > SHOWN && <li className="muted">and {formatNumber(count - SHOWN)} more</li>}
              </ol>
            )}
          </>
        ) : (
          <p className="muted">Working out the runs …</p>
        )}
      </section>
    </ConfirmDialog>
  );
}

/** The dry run of what is asked for, once nobody types any more. */
function usePlan(body: BackfillBody | null) {
  const [settled] = useDebouncedValue(body === null ? null : JSON.stringify(body), TYPING_MS);
  const plan = useQuery({
    queryKey: ['backfill-plan', settled],
    queryFn: () => api.post<DryRun>(`${AIRFLOW}/backfills/dry_run`, JSON.parse(settled ?? '{}')),
    enabled: settled !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return { data: plan.data, error: plan.error, isStale: plan.isFetching || settled !== (body && JSON.stringify(body)) };
}
