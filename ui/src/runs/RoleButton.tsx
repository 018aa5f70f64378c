import { Button, Tooltip } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';
import { useMay } from '../app/sessionContext';
import type { Role } from '../app/sessionContext';

interface Properties extends ButtonProps {
  needs: Role;
  onClick: () => void;
  'aria-label'?: string;
}

/** A button that says why it cannot be pressed when the user's role does not suffice. */
export function RoleButton({ needs, onClick, children, ...properties }: Properties) {
  const may = useMay(needs);
  const button = (
    <Button variant="default" {...properties} onClick={may ? onClick : undefined} data-disabled={!may || properties.disabled || undefined} aria-disabled={!may || undefined}>
      {children}
    </Button>
  );
  return may ? button : <Tooltip label={`This needs the role ${needs}.`}>{button}</Tooltip>;
}
