import { Link, useLocation } from 'react-router';
import { EmptyState } from '../common/EmptyState';

export function NotFoundPage() {
  const { pathname } = useLocation();
  return (
    <EmptyState title="There is no such page" action={<Link to="/">Go to Home</Link>}>
      Nothing is at <code>{pathname}</code>. The address may be mistyped, or what it showed was deleted.
    </EmptyState>
  );
}
