import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { Play } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../app/sessionContext';
import { TriggerDialog } from './TriggerDialog';
import type { ParamShape } from './types';

interface Properties {
  dagId: string;
  params: readonly ParamShape[];
  isPaused: boolean;
  compact?: boolean;
}

export function TriggerButton({ dagId, params, isPaused, compact }: Properties) {
  const may = useMay('operator');
  const [opened, setOpened] = useState(false);
  const why = may ? `Trigger ${dagId}` : 'Triggering needs the role operator';
  return (
    <>
      <Tooltip label={why}>
        {compact ? (
          <ActionIcon variant="default" size="md" disabled={!may} aria-label={`Trigger ${dagId}`} onClick={() => setOpened(true)}>
            <Play size={14} />
          </ActionIcon>
        ) : (
          <Button leftSection={<Play size={14} />} disabled={!may} onClick={() => setOpened(true)}>
            Trigger
          </Button>
        )}
      </Tooltip>
      {opened && <TriggerDialog dagId={dagId} params={params} isPaused={isPaused} onClose={() => setOpened(false)} />}
    </>
  );
}
