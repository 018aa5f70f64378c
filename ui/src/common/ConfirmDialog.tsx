import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ErrorNotice } from './ErrorNotice';

interface Properties {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** The button's verb: "Clear 3 tasks", never "OK". */
  confirm: string;
  danger?: boolean;
  disabled?: boolean;
  size?: string | number;
  /** Runs when confirmed; the dialog closes when it succeeds and shows the error when it does not. */
  onConfirm: () => Promise<unknown>;
  children: ReactNode;
}

export function ConfirmDialog({ opened, onClose, title, confirm, danger, disabled, size, onConfirm, children }: Properties) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const close = () => {
    setError(null);
    onClose();
  };
  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      await onConfirm();
      close();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened={opened} onClose={close} title={title} size={size} closeButtonProps={{ 'aria-label': 'Close' }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        {children}
        {error !== null && <ErrorNotice error={error} what="the result: nothing was done" />}
        <Group justify="flex-end" mt="md" gap="xs">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" color={danger ? 'red' : undefined} loading={busy} disabled={disabled}>
            {confirm}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
