import { Burger, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { Navigate, Outlet, useLocation, useNavigation } from 'react-router';
import { ErrorNotice } from '../common/ErrorNotice';
import { Brand } from './Brand';
import { Rail } from './Rail';
import { ShortcutsDialog } from './ShortcutsDialog';
import { useSession } from './sessionContext';
import { useShortcuts } from './shortcuts';
import classes from './Shell.module.css';

export function Shell() {
  const { session, error } = useSession();
  const location = useLocation();
  const navigation = useNavigation();
  const [menu, { toggle, close }] = useDisclosure(false);
  const [help, { open: openHelp, close: closeHelp }] = useDisclosure(false);
  const main = useRef<HTMLElement>(null);
  useShortcuts(openHelp);

  useEffect(() => {
    close();
    // A new page begins at its top, and screen readers begin there too.
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [location.pathname, close]);

  if (session && !session.user) {
    return <Navigate to={`/login?next=${encodeURIComponent(location.pathname + location.search)}`} replace />;
  }
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main">
        Skip to the page
      </a>
      <header className={classes.topbar}>
        <Burger opened={menu} onClick={toggle} size="sm" aria-label={menu ? 'Close the menu' : 'Open the menu'} />
        <Brand />
      </header>
      <aside className={classes.rail} aria-label="Navigation">
        <Rail onHelp={openHelp} />
      </aside>
      <Drawer opened={menu} onClose={close} size="16rem" title={<Brand />} closeButtonProps={{ 'aria-label': 'Close the menu' }}>
        <Rail onHelp={openHelp} withoutBrand />
      </Drawer>
      <div className={classes.progress} data-active={navigation.state !== 'idle' || undefined} aria-hidden />
      <main id="main" ref={main} tabIndex={-1} className={classes.main}>
        {session ? <Outlet /> : error ? <ErrorNotice error={error} what="the session" /> : null}
      </main>
      <ShortcutsDialog opened={help} onClose={closeHelp} />
    </div>
  );
}
