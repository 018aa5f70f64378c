import { PageHeader } from '../common/PageHeader';

export function HomePage() {
  return <PageHeader title="Home" />;
}
