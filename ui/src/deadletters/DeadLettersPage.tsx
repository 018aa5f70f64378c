import { Button, Checkbox, Tooltip } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { api, MILLRACE, segment } from '../app/api';
import { useMay } from '../app/sessionContext';
import { DataTable } from '../common/DataTable';
import type { Column } from '../common/DataTable';
import { EmptyState } from '../common/EmptyState';
import { formatNumber } from '../common/format';
import { PageHeader } from '../common/PageHeader';
import { Pager } from '../common/Pager';
import { Panel } from '../common/Panel';
import { QueryView } from '../common/QueryView';
import { WithSidePanel } from '../common/SidePanel';
import { TimeText } from '../common/TimeText';
import { countOf, useUrlState } from '../common/urlState';
import { placeFrom, placeOf } from '../topics/recordQuery';
import { LetterFilters } from './LetterFilters';
import { LetterPanel } from './LetterPanel';
import { LetterStatus } from './LetterStatus';
import { Reasons } from './Reasons';
import { ReplayDialog } from './ReplayDialog';
import { filterFrom, isFiltered, serverFilter, wordsOf } from './letters';
import type { LetterFilter, ReplayChoice } from './letters';
import classes from './deadletters.module.css';
import type { Letter, LetterList, LetterSummary } from './types';

const LIMIT = 50;
const REFRESH_MS = 3_000;

export function DeadLettersPage() {
  const [get, set] = useUrlState();
  const filter = useMemo(() => filterFrom(get), [get]);
  const offset = countOf(get('offset'));
  const selected = get('letter');
  const place = placeFrom(selected);
  const may = useMay('operator');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [replay, setReplay] = useState<ReplayChoice | null>(null);
  const counts = useQuery({
    queryKey: ['dead-letters', 'counts'],
    queryFn: ({ signal }) => api.get<LetterSummary>(`${MILLRACE}/dead-letters/counts`, undefined, signal),
    refetchInterval: REFRESH_MS,
  });
  const letters = useQuery({
    queryKey: ['dead-letters', 'list', filter, offset],
    queryFn: ({ signal }) => api.get<LetterList>(`${MILLRACE}/dead-letters`, { ...serverFilter(filter), offset, limit: LIMIT }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  const change = (next: Partial<LetterFilter>) => {
    setChosen(new Set());
    set({ ...next, offset: null });
  };
  const places = [...chosen].map(placeFrom).filter((item) => item !== null);
  return (
    <>
      <PageHeader
        title="Dead letters"
        description={
          counts.data && (
            <>
              Records that could not go on. They lie in topic <Link to={`/topics/${segment(counts.data.topic)}`}>{counts.data.topic}</Link> until they are replayed.
            </>
          )
        }
        actions={
          <Tooltip label="Needs the role operator" disabled={may}>
            <Button
              leftSection={<Send size={13} aria-hidden />}
              disabled={!may || !letters.data?.total}
              onClick={() => setReplay(places.length > 0 ? { places } : { filter })}
            >
              {places.length > 0 ? `Replay ${formatNumber(places.length)} chosen` : isFiltered(filter) ? 'Replay all that match' : 'Replay all'}
            </Button>
          </Tooltip>
        }
      />
      <div className={classes.stack}>
        <QueryView query={counts} what="the counts" height={110}>
          {(data) => <Reasons summary={data} filter={filter} onChange={change} />}
        </QueryView>
        <WithSidePanel
          panel={
            place && (
              <LetterPanel
                place={place}
                onClose={() => set({ letter: null })}
                onReplay={() => setReplay({ places: [place] })}
                onOpen={(other) => set({ letter: placeOf(other) })}
              />
            )
          }
        >
          <LetterFilters filter={filter} reasons={counts.data?.reasons ?? []} onChange={change} />
          <QueryView query={letters} what="dead letters" height={300}>
            {(list) => (
              <Panel flush>
                <DataTable
                  label="Dead letters"
                  columns={columnsFor(list.items, chosen, setChosen, (letter) => set({ letter: placeOf(letter) }))}
                  rows={list.items}
                  rowKey={placeOf}
                  isSelected={(letter) => placeOf(letter) === selected}
                  onRowClick={(letter) => set({ letter: placeOf(letter) })}
                  empty={<NoLetters filter={filter} isComplete={counts.data?.isComplete ?? false} />}
                />
                <Pager offset={offset} limit={LIMIT} total={list.total} onOffset={(next) => set({ offset: next || null })} />
              </Panel>
            )}
          </QueryView>
        </WithSidePanel>
      </div>
      {replay && (
        <ReplayDialog
          choice={replay}
          onClose={() => setReplay(null)}
          onDone={() => setChosen(new Set())}
        />
      )}
    </>
  );
}

function NoLetters({ filter, isComplete }: { filter: LetterFilter; isComplete: boolean }) {
  if (isFiltered(filter)) {
    return <EmptyState title="No dead letter matches">Clear the filter to see all of them.</EmptyState>;
  }
  return isComplete ? (
    <EmptyState title="No dead letters">Every record went on. One that cannot appears here with its reason, and can be replayed.</EmptyState>
  ) : (
    <EmptyState title="Reading dead letters">They are being read from their topic and appear here as they are found.</EmptyState>
  );
}

function columnsFor(
  shown: readonly Letter[],
  chosen: ReadonlySet<string>,
  setChosen: (chosen: ReadonlySet<string>) => void,
  onOpen: (letter: Letter) => void,
): Column<Letter>[] {
  const open = shown.filter((letter) => letter.status === 'open').map(placeOf);
  const toggle = (places: string[], isOn: boolean) => {
    const next = new Set(chosen);
    places.forEach((place) => (isOn ? next.add(place) : next.delete(place)));
    setChosen(next);
  };
  const all = open.length > 0 && open.every((place) => chosen.has(place));
  return [
    {
      key: 'choose',
      width: '2.2rem',
      title: (
        <Checkbox
          aria-label="Choose all open letters of this page"
          checked={all}
          indeterminate={!all && open.some((place) => chosen.has(place))}
          disabled={open.length === 0}
          onChange={(event) => toggle(open, event.currentTarget.checked)}
        />
      ),
      render: (letter) => (
        <Checkbox
          aria-label={`Choose letter ${placeOf(letter)}`}
          checked={chosen.has(placeOf(letter))}
          disabled={letter.status !== 'open'}
          onClick={(event) => event.stopPropagation()}
          onChange={(event) => toggle([placeOf(letter)], event.currentTarget.checked)}
        />
      ),
    },
    { key: 'at', title: 'When', render: (letter) => <TimeText value={letter.at} /> },
    {
      key: 'reason', title: 'Reason',
      render: (letter) => (
        <button type="button" className={classes.open} aria-label={`Open letter ${placeOf(letter)}: ${wordsOf(letter.reason)}`} onClick={() => onOpen(letter)}>
          {wordsOf(letter.reason)}
        </button>
      ),
    },
    { key: 'message', title: 'Message', wideOnly: true, render: (letter) => <span className={classes.message}>{letter.message}</span> },
    { key: 'stage', title: 'Stage', wideOnly: true, render: (letter) => letter.stage },
    { key: 'key', title: 'Key', wideOnly: true, render: (letter) => letter.key || <span className="muted">none</span> },
    { key: 'attempt', title: 'Attempt', align: 'right', wideOnly: true, render: (letter) => letter.attempt },
    { key: 'status', title: 'Status', render: (letter) => <LetterStatus status={letter.status} /> },
  ];
}
