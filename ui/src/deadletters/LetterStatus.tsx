import { StateBadge } from '../common/StateBadge';
import { wordsOf } from './letters';

export function LetterStatus({ status }: { status: string }) {
  return <StateBadge state={status === 'replayed' ? 'success' : status === 'failed_again' ? 'up_for_retry' : 'failed'} label={wordsOf(status)} />;
}
