import { Button, Group, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../app/api';
import { useNotices } from '../app/noticesContext';
import { RoleButton } from './RoleButton';
import { runPath } from './targets';
import classes from './runs.module.css';

const MOST_LETTERS = 1000;

/** What someone noted about the run, to be read and changed. */
export function NoteEditor({ dagId, runId, note }: { dagId: string; runId: string; note: string | null }) {
  const client = useQueryClient();
  const notices = useNotices();
  const [text, setText] = useState<string | null>(null);
  const save = useMutation({
    mutationFn: (next: string) => api.patch(runPath(dagId, runId), { note: next }),
    onSuccess: async () => {
      await client.invalidateQueries();
      setText(null);
    },
    onError: notices.failed,
  });
  if (text === null) {
    return (
      <div className={classes.note}>
        <span className="muted">Note</span> {note ? <span>{note}</span> : <span className="muted">none</span>}
        <RoleButton needs="operator" size="compact-xs" onClick={() => setText(note ?? '')}>
          {note ? 'Edit' : 'Add a note'}
        </RoleButton>
      </div>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(text.trim());
      }}
    >
      <Textarea
        aria-label="Note"
        data-autofocus
        autosize
        minRows={2}
        maxRows={8}
        maxLength={MOST_LETTERS}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            setText(null);
          }
        }}
      />
      <Group gap="xs" mt="xs">
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
        <Button variant="default" onClick={() => setText(null)}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}
