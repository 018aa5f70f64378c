export interface BackfillForm {
  /** Moments as an input of type datetime-local has them, in UTC. */
  from: string;
  to: string;
  reprocess: string;
  maxActiveRuns: string;
  backwards: boolean;
}

export interface BackfillBody {
  dag_id: string;
  from_date: string;
  to_date: string;
  reprocess_behavior: string;
  max_active_runs: number;
  run_backwards: boolean;
  dag_run_conf: Record<string, unknown>;
}

export const MOST_ACTIVE_RUNS = 1000;

export const reprocessChoices = [
  { value: 'none', label: 'Leave them' },
  { value: 'failed', label: 'Run those again that failed' },
  { value: 'completed', label: 'Run them all again' },
];

const momentOf = (text: string): Date | null => {
  const date = new Date(`${text}Z`);
  return text === '' || Number.isNaN(date.getTime()) ? null : date;
};

export interface ReadBackfill {
  body: BackfillBody | null;
  errors: Partial<Record<'from' | 'to' | 'maxActiveRuns', string>>;
}

/** What is asked for, or what is wrong with it by field. */
export function readBackfill(dagId: string, form: BackfillForm, conf: Record<string, unknown>): ReadBackfill {
  const [from, to] = [momentOf(form.from), momentOf(form.to)];
  const most = Number(form.maxActiveRuns);
  const errors: ReadBackfill['errors'] = {};
  if (!from) {
    errors.from = 'Give the first logical date.';
  }
  if (!to) {
    errors.to = 'Give the last logical date.';
  } else if (from && to < from) {
    errors.to = 'This lies before the first.';
  }
  if (!/^\d+$/.test(form.maxActiveRuns.trim()) || most < 1 || most > MOST_ACTIVE_RUNS) {
    errors.maxActiveRuns = `This is a whole number from 1 to ${MOST_ACTIVE_RUNS}.`;
  }
  if (!from || !to || Object.keys(errors).length > 0) {
    return { body: null, errors };
  }
  const body = {
    dag_id: dagId,
    from_date: from.toISOString(),
    to_date: to.toISOString(),
    reprocess_behavior: form.reprocess,
    max_active_runs: most,
    run_backwards: form.backwards,
    dag_run_conf: conf,
  };
  return { body, errors };
}

/** The last seven days, to begin with. */
export function initialBackfill(now: number): BackfillForm {
  const day = (time: number) => `${new Date(time).toISOString().slice(0, 10)}T00:00`;
  return { from: day(now - 7 * 86_400_000), to: day(now), reprocess: 'none', maxActiveRuns: '10', backwards: false };
}
