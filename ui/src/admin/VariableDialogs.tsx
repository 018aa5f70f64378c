import { Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AIRFLOW, api, segment } from '../app/api';
import { useNotices } from '../app/noticesContext';
import { ConfirmDialog } from '../common/ConfirmDialog';
import classes from './admin.module.css';
import type { Variable } from './types';

const PATH = `${AIRFLOW}/variables`;

export function VariableDialog({ variable, onClose }: { variable: Variable | null; onClose: () => void }) {
  const client = useQueryClient();
  const notices = useNotices();
  const [key, setKey] = useState(variable?.key ?? '');
  const [value, setValue] = useState(variable?.value ?? '');
  const [description, setDescription] = useState(variable?.description ?? '');
  const save = async () => {
    const body = { key, value, description };
    await (variable ? api.patch(`${PATH}/${segment(key)}`, body) : api.post(PATH, body));
    await client.invalidateQueries({ queryKey: ['variables'] });
    notices.done(variable ? `${key} was changed.` : `${key} was added.`);
  };
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={variable ? `Edit ${variable.key}` : 'Add a variable'}
      confirm={variable ? 'Save' : 'Add variable'}
      disabled={key.trim() === ''}
      onConfirm={save}
    >
      <div className={classes.fields}>
        {!variable && (
          <TextInput
            label="Key"
            description="Values whose key speaks of a password, token or key are shown to admins only."
            required
            maxLength={250}
            data-autofocus
            value={key}
            onChange={(event) => setKey(event.currentTarget.value)}
          />
        )}
        <Textarea
          label="Value"
          autosize
          minRows={3}
          maxRows={16}
          data-autofocus={variable ? true : undefined}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <TextInput label="Description" value={description} onChange={(event) => setDescription(event.currentTarget.value)} />
      </div>
    </ConfirmDialog>
  );
}

export function DeleteVariable({ variable, onClose }: { variable: Variable; onClose: () => void }) {
  const client = useQueryClient();
  const notices = useNotices();
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${variable.key}?`}
      confirm="Delete variable"
      danger
      onConfirm={async () => {
        await api.delete(`${PATH}/${segment(variable.key)}`);
        await client.invalidateQueries({ queryKey: ['variables'] });
        notices.done(`${variable.key} was deleted.`);
      }}
    >
      Tasks that read it find nothing from then on. Its value is not kept.
    </ConfirmDialog>
  );
}
