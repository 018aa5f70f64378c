import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { AIRFLOW, api, segment } from '../app/api';
import { ChangeDialog } from '../common/ChangeDialog';
import type { Variable } from './types';

const PATH = `${AIRFLOW}/variables`;

export function VariableDialog({ variable, onClose }: { variable: Variable | null; onClose: () => void }) {
  const [key, setKey] = useState(variable?.key ?? '');
  const [value, setValue] = useState(variable?.value ?? '');
  const [description, setDescription] = useState(variable?.description ?? '');
  const save = async () => {
    const body = { key, value, description };
    await (variable ? api.patch(`${PATH}/${segment(key)}`, body) : api.post(PATH, body));
    return variable ? `${key} was changed.` : `${key} was added.`;
  };
  return (
    <ChangeDialog
      changes={[['variables']]}
      onClose={onClose}
      title={variable ? `Edit ${variable.key}` : 'Add a variable'}
      confirm={variable ? 'Save' : 'Add variable'}
      disabled={key.trim() === ''}
      onConfirm={save}
    >
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
    </ChangeDialog>
  );
}

export function DeleteVariable({ variable, onClose }: { variable: Variable; onClose: () => void }) {
  return (
    <ChangeDialog
      changes={[['variables']]}
      onClose={onClose}
      title={`Delete ${variable.key}?`}
      confirm="Delete variable"
      danger
      onConfirm={async () => {
        await api.delete(`${PATH}/${segment(variable.key)}`);
        return `${variable.key} was deleted.`;
      }}
    >
      Tasks that read it find nothing from then on. Its value is not kept.
    </ChangeDialog>
  );
}
