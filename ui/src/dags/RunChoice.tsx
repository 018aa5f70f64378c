import { NativeSelect } from '@mantine/core';
import { Link } from 'react-router';
import { formatTime } from '../common/format';
import { stateLabel } from '../common/states';
import { runLink } from './links';
import type { DagSummary } from './types';

interface Properties {
  dag: DagSummary;
  runId: string;
  onChoose: (runId: string) => void;
}

/** Which run a picture is about: one of the newest, or the one that the address names. */
export function RunChoice({ dag, runId, onChoose }: Properties) {
  const options = [...dag.runs].reverse().map((run) => ({ value: run.runId, label: `${formatTime(run.logicalDate)} · ${stateLabel(run.state)}` }));
  if (runId && options.every((option) => option.value !== runId)) {
    options.push({ value: runId, label: runId });
  }
  return (
    <>
      <NativeSelect size="xs" aria-label="Run" value={runId} data={options} maw="15rem" onChange={(event) => onChoose(event.currentTarget.value)} />
      <Link to={runLink(dag.dagId, runId)}>Open run</Link>
    </>
  );
}
