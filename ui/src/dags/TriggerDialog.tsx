import { SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AIRFLOW, api, ApiError, segment } from '../app/api';
import { useNotices } from '../app/noticesContext';
import { ConfirmDialog } from '../common/ConfirmDialog';
import { initialValues, readForm, readJson } from './paramForm';
import type { FormErrors } from './paramForm';
import { ParamFields } from './ParamFields';
import { DAGS } from './queries';
import classes from './TriggerDialog.module.css';
import type { AirflowRun, ParamShape } from './types';

interface Properties {
  dagId: string;
  params: readonly ParamShape[];
  isPaused: boolean;
  onClose: () => void;
}

/** The server names a parameter that it refuses `conf.<name>`. */
function errorsOf(error: unknown): FormErrors {
  return error instanceof ApiError
    ? Object.fromEntries(error.errors.map(({ field, message }) => [field.replace(/^conf\.?/, ''), message]))
    : {};
}

/** Asks for a run: parameters by field or as JSON; logical date, id and note where they matter. */
export function TriggerDialog({ dagId, params, isPaused, onClose }: Properties) {
  const client = useQueryClient();
  const notices = useNotices();
  const [mode, setMode] = useState<'form' | 'json'>('form');
  const [values, setValues] = useState(() => initialValues(params));
  const [json, setJson] = useState('');
  const [logicalDate, setLogicalDate] = useState('');
  const [runId, setRunId] = useState('');
  const [note, setNote] = useState('');
  const [refused, setRefused] = useState<FormErrors>({});
  const [shown, setShown] = useState(false);
  const read = mode === 'form' ? readForm(params, values) : readJson(params, json);
  const errors = shown ? { ...read.errors, ...refused } : refused;

  const change = (next: string) => {
    if (next === 'json') {
      setJson(JSON.stringify(readForm(params, values).conf, null, 2));
    } else if (Object.keys(readJson(params, json).errors).length === 0) {
      setValues(initialValues(params, readJson(params, json).conf));
    }
    setRefused({});
    setMode(next === 'json' ? 'json' : 'form');
  };

  const trigger = async () => {
    setShown(true);
    setRefused({});
    if (Object.keys(read.errors).length > 0) {
      throw new Error('Some parameters are not what the DAG takes: see the fields above.');
    }
    try {
      const run = await api.post<AirflowRun>(`${AIRFLOW}/dags/${segment(dagId)}/dagRuns`, {
        conf: read.conf,
        logical_date: logicalDate ? new Date(`${logicalDate}Z`).toISOString() : null,
        dag_run_id: runId.trim() || undefined,
        note: note.trim() || undefined,
      });
      await client.invalidateQueries({ queryKey: DAGS });
      notices.done(`${run.dag_run_id} is ${isPaused ? 'queued until the DAG goes on' : 'on its way'}.`);
    } catch (error) {
      setRefused(errorsOf(error));
      throw error;
    }
  };

  return (
    <ConfirmDialog opened onClose={onClose} title={`Trigger ${dagId}`} confirm="Trigger" size="lg" onConfirm={trigger}>
      <div className={classes.form}>
        {isPaused && <p className="muted">The DAG is paused: the run waits in the queue until it goes on.</p>}
        <div className={classes.mode}>
          <h3>Parameters</h3>
          {params.length > 0 && (
            <SegmentedControl
              aria-label="How parameters are written"
              value={mode}
              onChange={change}
              data={[{ value: 'form', label: 'Fields' }, { value: 'json', label: 'JSON' }]}
            />
          )}
        </div>
        {params.length === 0 && <p className="muted">This DAG takes none.</p>}
        {params.length > 0 && mode === 'form' && (
          <ParamFields
            params={params}
            values={values}
            errors={errors}
            onChange={(name, value) => {
              setValues((current) => ({ ...current, [name]: value }));
              setRefused({});
            }}
          />
        )}
        {params.length > 0 && mode === 'json' && (
          <JsonField value={json} errors={shown || json !== '' ? { ...read.errors, ...refused } : {}} onChange={setJson} />
        )}
        <details className={classes.more}>
          <summary>Logical date, run id, note</summary>
          <div className={classes.fields}>
            <TextInput
              type="datetime-local"
              step={1}
              label="Logical date (UTC)"
              description="What the run is about; now when left empty. A DAG has one run at a logical date."
              error={errors.logical_date}
              value={logicalDate}
              onChange={(event) => setLogicalDate(event.currentTarget.value)}
            />
            <TextInput
              label="Run id"
              description="Made from the logical date when left empty."
              error={errors.dag_run_id}
              value={runId}
              onChange={(event) => setRunId(event.currentTarget.value)}
            />
            <Textarea label="Note" autosize minRows={2} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
          </div>
        </details>
      </div>
    </ConfirmDialog>
  );
}

function JsonField({ value, errors, onChange }: { value: string; errors: FormErrors; onChange: (text: string) => void }) {
  const problems = Object.entries(errors);
  return (
    <div>
      <Textarea
        aria-label="Parameters as JSON"
        classNames={{ input: 'mono' }}
        autosize
        minRows={5}
        maxRows={16}
        spellCheck={false}
        error={problems.length > 0}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {problems.length > 0 && (
        <ul className={classes.problems} role="alert">
          {problems.map(([name, message]) => (
            <li key={name}>{name ? `${name}: ${message}` : message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
