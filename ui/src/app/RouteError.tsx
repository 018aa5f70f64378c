import { Button } from '@mantine/core';
import { useRouteError } from 'react-router';
import { EmptyState } from '../common/EmptyState';
import { PageHeader } from '../common/PageHeader';
import { sentenceOf } from '../common/errors';

/** A page that could not load or draw: most often the server was replaced by a newer version while the page was open. */
export function RouteError() {
  const error = useRouteError();
  return (
    <>
      <PageHeader title="This page could not be shown" />
      <EmptyState title={sentenceOf(error)} action={<Button onClick={() => location.reload()}>Load it again</Button>} />
    </>
  );
}
