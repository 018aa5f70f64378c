import { Button, Checkbox, Progress } from '@mantine/core';
import { Download } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { EmptyState } from '../../common/EmptyState';
import { ErrorNotice } from '../../common/ErrorNotice';
import { Loading } from '../../common/Loading';
import { useUrlState } from '../../common/urlState';
import { counted } from '../targets';
import { LogSearch } from './LogSearch';
import { LogWindow } from './LogWindow';
import { atLeast, matchesOf, progressOf, stepMatch } from './logModel';
import { downloadAddress, useLog } from './useLog';
import type { Log, TryAddress } from './useLog';
import classes from './LogPanel.module.css';

const states: Record<Log['status'], string> = {
  loading: 'Loading',
  following: 'Live',
  lost: 'Reconnecting',
  ended: 'Complete',
};

/** The log of one try: live while the try goes on, searched, filtered by level, saved. */
export function LogPanel({ address }: { address: TryAddress }) {
  const log = useLog(address);
  const [get, set] = useUrlState();
  const search = get('q');
  const level = get('level');
  const wrap = get('wrap') !== 'off';
  const times = get('times') !== 'off';
  const [follow, setFollow] = useState(true);
  const [current, setCurrent] = useState(-1);
  const wanted = useDeferredValue(search);
  const lines = useMemo(() => atLeast(log.lines, level), [log.lines, level]);
  const matches = useMemo(() => matchesOf(lines, wanted), [lines, wanted]);
  const progress = useMemo(() => progressOf(log.lines), [log.lines]);
  const looked = current < matches.length ? current : -1;

  const step = (by: 1 | -1) => {
    setFollow(false);
    setCurrent(stepMatch(matches.length, looked, by));
  };
  return (
    <section className={classes.panel} aria-label={`Log of try ${address.tryNumber}`}>
      <div className={classes.tools}>
        <LogSearch
          text={search}
          count={matches.length}
          current={looked}
          onText={(text) => {
            setCurrent(-1);
            set({ q: text });
          }}
          onStep={step}
          level={level}
          onLevel={(next) => set({ level: next })}
        />
        <div className={classes.switches}>
          <Checkbox label="Wrap" checked={wrap} onChange={(event) => set({ wrap: event.currentTarget.checked ? null : 'off' })} />
          <Checkbox label="Times" checked={times} onChange={(event) => set({ times: event.currentTarget.checked ? null : 'off' })} />
          <Checkbox label="Follow" checked={follow} onChange={(event) => setFollow(event.currentTarget.checked)} />
          <Button component="a" href={downloadAddress(address)} download variant="default" leftSection={<Download size={14} aria-hidden />}>
            Download
          </Button>
        </div>
      </div>
      {log.error !== null && <ErrorNotice error={log.error} what="the log" onRetry={log.retry} />}
      {log.status === 'loading' && log.lines.length === 0 && log.error === null ? (
        <Loading what="the log" height="var(--log-height)" />
      ) : lines.length > 0 ? (
        <LogWindow
          lines={lines}
          matches={matches}
          current={looked}
          wrap={wrap}
          times={times}
          follow={follow}
          onFollow={setFollow}
          label={`Lines of try ${address.tryNumber}`}
        />
      ) : (
        log.error === null && <NoLines log={log} hidden={log.lines.length} onAll={() => set({ level: null })} />
      )}
      <div className={classes.foot}>
        <span className={classes.status} data-status={log.status} role="status">
          {states[log.status]}
        </span>
        <span className="muted">
          {counted(lines.length, 'line')}
          {lines.length < log.lines.length && ` of ${log.lines.length.toLocaleString('en')}`}
        </span>
        {progress && (
          <span className={classes.progress}>
            <Progress value={progress.fraction * 100} aria-label="How far the task is" className={classes.bar} />
            {Math.round(progress.fraction * 100)} %{progress.message && <span className={classes.said}> {progress.message}</span>}
          </span>
        )}
      </div>
    </section>
  );
}

function NoLines({ log, hidden, onAll }: { log: Log; hidden: number; onAll: () => void }) {
  if (hidden > 0) {
    return (
      <div className={classes.empty}>
        <EmptyState title="No line is that grave" action={<Button variant="default" onClick={onAll}>Show all {counted(hidden, 'line')}</Button>} />
      </div>
    );
  }
  return (
    <div className={classes.empty}>
      {log.status === 'ended' ? (
        <EmptyState title="This try has logged nothing">Lines are kept for 30 days; a task that is skipped or cannot run logs nothing.</EmptyState>
      ) : (
        <EmptyState title="No lines yet">They appear here as the task writes them.</EmptyState>
      )}
    </div>
  );
}
