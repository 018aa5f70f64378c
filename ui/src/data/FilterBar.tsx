import { Button, Menu, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useUrlState } from '../common/urlState';
import classes from './data.module.css';
import { examplesFor } from './examples';

interface Properties {
  /** Fields of the collection, for examples that find something. */
  fields: readonly string[];
  error: string | null;
  /** Which part of the query the error is about. */
  errorField: string | null;
}

/** Filter, order and fields of a query. They live in the address; what is typed counts when it is run. */
export function FilterBar({ fields, error, errorField }: Properties) {
  const [get, set] = useUrlState();
  const known = { filter: get('filter'), sort: get('sort'), projection: get('projection') };
  const [draft, setDraft] = useState(known);
  const [seen, setSeen] = useState(known);
  if (seen.filter !== known.filter || seen.sort !== known.sort || seen.projection !== known.projection) {
    // The address changed by other means (back, a link, a column's heading): show what it says.
    setSeen(known);
    setDraft(known);
  }
  const run = (query = draft) => set({ ...query, offset: null, after: null, before: null, doc: null });
  const at = (name: string) => (errorField === name ? error : null);
  const isEmpty = [known, draft].every((query) => !query.filter && !query.sort && !query.projection);
  return (
    <form
      className={classes.filterBar}
      role="search"
      aria-label="Query"
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <Textarea
        label="Filter"
        placeholder='{"nat": "US"}'
        autosize
        minRows={1}
        maxRows={12}
        spellCheck={false}
        className={classes.filter}
        classNames={{ input: classes.code }}
        value={draft.filter}
        error={at('filter')}
        onChange={(event) => setDraft({ ...draft, filter: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.shiftKey) {
            event.preventDefault();
            run();
          }
        }}
      />
      <TextInput
        label="Sort"
        placeholder='{"age": -1}'
        spellCheck={false}
        className={classes.sort}
        classNames={{ input: classes.code }}
        value={draft.sort}
        error={at('sort')}
        onChange={(event) => setDraft({ ...draft, sort: event.currentTarget.value })}
      />
      <TextInput
        label="Fields"
        placeholder='{"email": 1}'
        spellCheck={false}
        className={classes.projection}
        classNames={{ input: classes.code }}
        value={draft.projection}
        error={at('projection')}
        onChange={(event) => setDraft({ ...draft, projection: event.currentTarget.value })}
      />
      <div className={classes.filterActions}>
        <Button type="submit">Find</Button>
        <Button variant="default" disabled={isEmpty} onClick={() => run({ filter: '', sort: '', projection: '' })}>
          Reset
        </Button>
        <Menu position="bottom-end" width={340}>
          <Menu.Target>
            <Button variant="subtle">Examples</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {examplesFor(fields).map((example) => (
              <Menu.Item key={example.filter} onClick={() => run({ ...draft, filter: example.filter })}>
                {example.says}
                <code className={classes.example}>{example.filter}</code>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </form>
  );
}
