import { Button, Tooltip } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { AIRFLOW, api, segment } from '../app/api';
import { useNotices } from '../app/noticesContext';
import { useMay } from '../app/sessionContext';
import { ConfirmDialog } from '../common/ConfirmDialog';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { formatNumber } from '../common/format';
import { Pager } from '../common/Pager';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { StateBadge } from '../common/StateBadge';
import { TimeText } from '../common/TimeText';
import { countOf, useUrlState } from '../common/urlState';
import { BackfillDialog } from './BackfillDialog';
import { reprocessChoices } from './backfillForm';
import { BackfillProgressBar } from './BackfillProgressBar';
import { dagLink } from './links';
import { DAGS, useMillrace } from './queries';
import type { BackfillList, BackfillProgress, DagPageData } from './types';

const LIMIT = 20;

export function BackfillsTab({ page }: { page: DagPageData }) {
  const { summary: dag, facts } = page;
  const [get, set] = useUrlState();
  const may = useMay('operator');
  const offset = countOf(get('skip'));
  const list = useMillrace<BackfillList>([...DAGS, 'backfills'], `dags/${segment(dag.dagId)}/backfills`, { limit: LIMIT, offset });
  const [creating, setCreating] = useState(false);
  const why = !facts.isTimed ? 'Only a schedule in time has intervals to backfill' : !may ? 'A backfill needs the role operator' : null;
  const create = (
    <Tooltip label={why} disabled={!why}>
      <Button disabled={why !== null} onClick={() => setCreating(true)}>
        New backfill
      </Button>
    </Tooltip>
  );
  return (
    <Panel title="Backfills" flush actions={create}>
      <QueryView query={list} what="the backfills" height={200}>
        {(data) => (
          <>
            <DataTable
              label={`Backfills of ${dag.dagId}`}
              columns={columnsOf(dag.dagId)}
              rows={data.items}
              rowKey={(backfill) => backfill.id}
              empty={
                <EmptyState title={facts.isTimed ? 'No backfills yet' : 'This DAG cannot be backfilled'}>
                  {facts.isTimed
                    ? 'A backfill makes runs for past intervals that have none, or runs failed ones again. It shows which before it begins.'
                    : `It runs ${dag.scheduleText}: there are no intervals in time that could be made up for.`}
                </EmptyState>
              }
            />
            <Pager offset={offset} limit={LIMIT} total={data.total} onOffset={(next) => set({ skip: next || null })} />
          </>
        )}
      </QueryView>
      {creating && <BackfillDialog dag={dag} onClose={() => setCreating(false)} />}
    </Panel>
  );
}

const day = (moment: string) => moment.slice(0, 16).replace('T', ' ').replace(' 00:00', '');

const columnsOf = (dagId: string): Column<BackfillProgress>[] => [
  { key: 'state', title: 'State', render: (backfill) => <StateBadge state={badges[backfill.state] ?? backfill.state} /> },
  {
    key: 'range',
    title: 'Logical dates (UTC)',
    render: (backfill) => (
      <Link to={dagLink(dagId, { tab: 'runs', type: 'backfill', from: backfill.from.slice(0, 10), to: backfill.to.slice(0, 10) })}>
        <span className="nowrap">{day(backfill.from)}</span> to <span className="nowrap">{day(backfill.to)}</span>
      </Link>
    ),
  },
  { key: 'progress', title: 'Progress', width: '34%', render: (backfill) => <BackfillProgressBar backfill={backfill} /> },
  {
    key: 'reprocess',
    title: 'Runs there are',
    wideOnly: true,
    render: (backfill) => reprocessChoices.find((choice) => choice.value === backfill.reprocess)?.label.toLowerCase() ?? backfill.reprocess,
  },
  { key: 'most', title: 'At a time', align: 'right', wideOnly: true, render: (backfill) => formatNumber(backfill.maxActiveRuns) },
  { key: 'created', title: 'Begun', wideOnly: true, render: (backfill) => <TimeText value={backfill.createdAt} /> },
  { key: 'actions', title: <span className="visually-hidden">Pause, go on, cancel</span>, align: 'right', render: (backfill) => <BackfillActions backfill={backfill} /> },
];

const badges: Record<string, string> = { completed: 'success', cancelled: 'removed' };

function BackfillActions({ backfill }: { backfill: BackfillProgress }) {
  const client = useQueryClient();
  const notices = useNotices();
  const may = useMay('operator');
  const [cancelling, setCancelling] = useState(false);
  const send = async (what: string) => {
    await api.put(`${AIRFLOW}/backfills/${segment(backfill.id)}/${what}`);
    await client.invalidateQueries({ queryKey: DAGS });
  };
  const change = useMutation({ mutationFn: send, onError: notices.failed });
  const isPaused = backfill.state === 'paused';
  if (!may || (!isPaused && backfill.state !== 'running')) {
    return null;
  }
  return (
    <span className="nowrap">
      <Button variant="default" size="compact-xs" loading={change.isPending} onClick={() => change.mutate(isPaused ? 'unpause' : 'pause')}>
        {isPaused ? 'Go on' : 'Pause'}
      </Button>{' '}
      <Button variant="default" size="compact-xs" onClick={() => setCancelling(true)}>
        Cancel
      </Button>
      <ConfirmDialog opened={cancelling} onClose={() => setCancelling(false)} title="Cancel the backfill?" confirm="Cancel the backfill" danger onConfirm={() => send('cancel')}>
        It makes no further runs. Its queued runs are marked failed; those that are running go on to their end.
      </ConfirmDialog>
    </span>
  );
}
