import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { SlidersHorizontal } from 'lucide-react';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { api, AIRFLOW } from '../app/api';
import { SearchField } from '../common/SearchField';
import { stateLabel } from '../common/states';
import { useUrlState } from '../common/urlState';
import { isFiltered, listOf } from './filters';
import classes from './runs.module.css';

/** The filters that both lists share, then the list's own. Each change begins again at the first page. */
export function Filters({ names, offset, children }: { names: readonly string[]; offset: string; children: ReactNode }) {
  const [get, set] = useUrlState();
  const dags = useQuery({
    queryKey: ['dag-ids'],
    queryFn: async ({ signal }) => {
      const list = await api.get<{ dags: { dag_id: string }[] }>(`${AIRFLOW}/dags`, { limit: 1000 }, signal);
      return list.dags.map((dag) => dag.dag_id);
    },
    staleTime: 60_000,
  });
  const dag = get('dag');
  const id = useId();
  const [open, setOpen] = useState(false);
  const filtered = isFiltered(get, names);
  const date = (name: string, label: string) => (
    <TextInput
      type="datetime-local"
      label={label}
      value={get(name)}
      onChange={(event) => set({ [name]: event.currentTarget.value, [offset]: null })}
      className={classes.dateField}
    />
  );
  return (
    <div role="search" aria-label="Filters">
      <div className={classes.filterToggle}>
        <Button
          variant="default"
          leftSection={<SlidersHorizontal size={14} aria-hidden />}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {open ? 'Hide filters' : filtered ? 'Filters (some set)' : 'Filters'}
        </Button>
      </div>
      <div id={id} className={classes.filters} data-closed={!open || undefined}>
      <Select
        label="DAG"
        placeholder="All"
        data={[...new Set([...(dags.data ?? []), ...(dag ? [dag] : [])])]}
        value={dag || null}
        onChange={(value) => set({ dag: value, [offset]: null })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'All DAGs' }}
        nothingFoundMessage="No DAG has that name"
        className={classes.wideField}
      />
      {children}
      {date('from', 'Logical date from')}
      {date('to', 'Logical date to')}
      <div className={classes.searchField}>
        <SearchField label="Run id contains" value={get('q')} onChange={(text) => set({ q: text, [offset]: null })} width={190} />
      </div>
      <Button
        variant="subtle"
        disabled={!filtered}
        onClick={() => set(Object.fromEntries([...names, offset].map((name) => [name, null])))}
      >
        Clear filters
      </Button>
      </div>
    </div>
  );
}

interface ChoiceProperties {
  name: string;
  label: string;
  values: readonly string[];
  offset: string;
  labelOf?: (value: string) => string;
}

/** Some of several values, joined by commas in the address. */
export function ManyChoice({ name, label, values, offset, labelOf = stateLabel }: ChoiceProperties) {
  const [get, set] = useUrlState();
  const chosen = listOf(get(name));
  return (
    <MultiSelect
      label={label}
      placeholder={chosen.length === 0 ? 'All' : undefined}
      data={values.map((value) => ({ value, label: labelOf(value) }))}
      value={chosen}
      onChange={(next) => set({ [name]: next.join(','), [offset]: null })}
      clearable
      clearButtonProps={{ 'aria-label': `All of ${label.toLowerCase()}` }}
      className={classes.manyField}
    />
  );
}
