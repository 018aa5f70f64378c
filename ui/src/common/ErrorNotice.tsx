import { Alert, Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { ApiError } from '../app/api';
import { sentenceOf } from './errors';

/** `what` names what could not be had ("the runs"); the sentence says why and what to do. */
export function ErrorNotice({ error, what, onRetry }: { error: unknown; what: string; onRetry?: () => void }) {
  const title = error instanceof ApiError && error.status === 404 ? `Not found: ${what}` : `Could not load ${what}`;
  return (
    <Alert variant="outline" color="red" title={title} icon={<TriangleAlert size={16} />} role="alert" my="xs" styles={{ title: { color: 'var(--mantine-color-error)' } }}>
      {sentenceOf(error)}
      {onRetry && (
        <div>
          <Button variant="default" mt="xs" onClick={onRetry}>
            Try again
          </Button>
        </div>
      )}
    </Alert>
  );
}
