import { Lock } from 'lucide-react';
import { useMay, useSession } from '../app/sessionContext';
import type { Role } from '../app/sessionContext';
import classes from './RoleNote.module.css';

/** Says to whoever may not change a page's things that they may not, and what it takes; nothing to who may. */
export function RoleNote({ needs, to }: { needs: Role; to: string }) {
  const may = useMay(needs);
  const { session } = useSession();
  if (may || !session?.user) {
    return null;
  }
  return (
    <p className={classes.note}>
      <Lock size={13} aria-hidden />
      <span>
        You are {session.user.role} and may look only: to {to} takes the role {needs}.
      </span>
    </p>
  );
}
