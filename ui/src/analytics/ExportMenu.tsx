import { Button, Menu } from '@mantine/core';
import { Download } from 'lucide-react';
import { withQuery } from '../app/api';
import type { Query } from '../app/api';
import { ANALYSES } from './analyses';

export interface ExportItem {
  label: string;
  /** Below /analyses. */
  path: string;
  query: Query;
}

interface Properties {
  items: ExportItem[];
  /** Pictures that the page can save of what it shows. */
  pictures?: { label: string; save: () => void }[];
}

/** What is shown as files: CSV and JSON come from the server, streamed; pictures from the page. */
export function ExportMenu({ items, pictures = [] }: Properties) {
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<Download size={14} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ label, path, query }, index) => (
          <div key={label}>
            {index > 0 && <Menu.Divider />}
            <Menu.Label>{label}</Menu.Label>
            {(['csv', 'json'] as const).map((format) => (
              <Menu.Item key={format} component="a" href={withQuery(`${ANALYSES}/${path}`, { ...query, format })} download>
                {format.toUpperCase()}
              </Menu.Item>
            ))}
          </div>
        ))}
        {pictures.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Label>Picture</Menu.Label>
            {pictures.map(({ label, save }) => (
              <Menu.Item key={label} onClick={save}>
                {label} as PNG
              </Menu.Item>
            ))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
