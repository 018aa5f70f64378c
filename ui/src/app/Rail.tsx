import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { useMantineColorScheme } from '@mantine/core';
import { KeyRound, Keyboard, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { NavLink } from 'react-router';
import { Brand } from './Brand';
import { useLiveStatus } from './LiveEvents';
import { sections } from './navigation';
import { useNotices } from './noticesContext';
import { useMay, useSession } from './sessionContext';
import classes from './Rail.module.css';

const PasswordDialog = lazy(async () => ({ default: (await import('../login/PasswordDialog')).PasswordDialog }));

const liveTexts = {
  live: 'Live',
  connecting: 'Connecting',
  lost: 'Reconnecting',
  closed: 'Not live',
};

const schemes = [
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
  { value: 'auto', label: 'As the system', icon: Monitor },
] as const;

function SchemeMenu() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Current = schemes.find((scheme) => scheme.value === colorScheme)?.icon ?? Monitor;
  return (
    <Menu position="top-start">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label="Colour scheme">
          <Current size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map(({ value, label, icon: Icon }) => (
          <Menu.Item key={value} leftSection={<Icon size={14} />} onClick={() => setColorScheme(value)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function User() {
  const { session, logout } = useSession();
  const notices = useNotices();
  const [isChanging, setChanging] = useState(false);
  if (!session?.user) {
    return null;
  }
  return (
    <div className={classes.user}>
      <span className={classes.userName}>
        {session.authentication === 'none' ? 'Local, no login' : session.user.name}
        <span className="muted">{session.authentication === 'none' ? `v${session.version}` : session.user.role}</span>
      </span>
      {session.authentication === 'password' && (
        <span className={classes.tools}>
          <Tooltip label="Change your password">
            <ActionIcon variant="subtle" color="gray" aria-label="Change your password" onClick={() => setChanging(true)}>
              <KeyRound size={16} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Log out">
            <ActionIcon variant="subtle" color="gray" aria-label="Log out" onClick={() => void logout().catch(notices.failed)}>
              <LogOut size={16} />
            </ActionIcon>
          </Tooltip>
        </span>
      )}
      {isChanging && (
        <Suspense>
          <PasswordDialog onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </div>
  );
}

export function Rail({ onHelp, withoutBrand }: { onHelp: () => void; withoutBrand?: boolean }) {
  const live = useLiveStatus();
  const isAdmin = useMay('admin');
  const { session } = useSession();
  const hasUsers = isAdmin && session?.authentication === 'password';
  return (
    <div className={classes.column}>
      {!withoutBrand && <Brand />}
      <nav aria-label="Main" className={classes.nav}>
        {sections.map((section) => (
          <div key={section.title ?? 'top'} className={classes.section}>
            {section.title && <p className={classes.title}>{section.title}</p>}
            <ul>
              {section.destinations.filter(({ forUsers }) => !forUsers || hasUsers).map(({ to, label, icon: Icon }) => (
                <li key={to}>
                  <NavLink to={to} end={to === '/'} className={classes.link}>
                    <Icon size={15} aria-hidden /> {label}
                  </NavLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <div className={classes.foot}>
        <User />
        <div className={classes.tools}>
          <span className={classes.live} data-status={live} role="status">
            {liveTexts[live]}
          </span>
          <SchemeMenu />
          <Tooltip label="Keyboard shortcuts (?)">
            <ActionIcon variant="subtle" color="gray" aria-label="Keyboard shortcuts" onClick={onHelp}>
              <Keyboard size={16} />
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
    </div>
  );
}
