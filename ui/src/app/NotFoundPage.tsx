import { Link, useLocation } from 'react-router';
import { EmptyState } from '../common/EmptyState';
import { PageHeader } from '../common/PageHeader';

export function NotFoundPage() {
  const { pathname } = useLocation();
  return (
    <>
      <PageHeader title="There is no such page" />
      <EmptyState title={<>Nothing is at <code>{pathname}</code></>} action={<Link to="/">Go to Home</Link>}>
        The address may be mistyped, or what it showed was deleted.
      </EmptyState>
    </>
  );
}
