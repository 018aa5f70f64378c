import { Tabs } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import classes from './common.module.css';
import { useUrlState } from './urlState';

export interface UrlTab {
  value: string;
  label: ReactNode;
  /** Drawn only while the tab is open. */
  render: () => ReactNode;
}

/** Tabs whose open one is in the address (`?tab=` unless named otherwise); the first is the default and needs no mention. */
export function UrlTabs({ tabs, name = 'tab', label }: { tabs: UrlTab[]; name?: string; label: string }) {
  const [get, set] = useUrlState();
  const first = tabs[0]?.value ?? '';
  const asked = get(name, first);
  const open = tabs.some((tab) => tab.value === asked) ? asked : first;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Where not all fit, the open one is in sight; when a phone is turned too.
    const show = () => {
      const tab = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
      if (list.current && tab) {
        list.current.scrollLeft = tab.offsetLeft - (list.current.clientWidth - tab.offsetWidth) / 2;
      }
    };
    show();
    window.addEventListener('resize', show);
    return () => window.removeEventListener('resize', show);
  }, [open]);
  return (
    <Tabs value={open} onChange={(value) => set({ [name]: value === first ? null : value })} keepMounted={false} className={classes.tabs}>
      <Tabs.List ref={list} aria-label={label}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.value} value={tab.value}>
            {tab.label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((tab) => (
        <Tabs.Panel key={tab.value} value={tab.value} pt="sm">
          {open === tab.value && tab.render()}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
