import { Button } from '@mantine/core';
import { useRouteError } from 'react-router';
import { EmptyState } from '../common/EmptyState';
import { sentenceOf } from '../common/errors';

/** A page that could not load or draw: most often the server was replaced by a newer version while the page was open. */
export function RouteError() {
  const error = useRouteError();
  return (
    <EmptyState title="This page could not be shown" action={<Button onClick={() => location.reload()}>Load it again</Button>}>
      {sentenceOf(error)}
    </EmptyState>
  );
}
