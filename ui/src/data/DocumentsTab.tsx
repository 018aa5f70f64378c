import { ActionIcon, Button, Menu, SegmentedControl, Tooltip } from '@mantine/core';
import { Download, RefreshCw } from 'lucide-react';
import { ApiError, withQuery } from '../app/api';
import { EmptyState } from '../common/EmptyState';
import { ErrorNotice } from '../common/ErrorNotice';
import { JsonView } from '../common/JsonView';
import { Loading } from '../common/Loading';
import { Panel } from '../common/Panel';
import { countOf, useUrlState } from '../common/urlState';
import classes from './data.module.css';
import { DocumentPager } from './DocumentPager';
import { DocumentPanel } from './DocumentPanel';
import { DocumentTable } from './DocumentTable';
import { FilterBar } from './FilterBar';
import { collectionUrl, useDocuments } from './queries';
import { columnsOf, previewOf } from './values';
import type { DocumentItem } from './types';

const LIMIT = 50;
const MOST_EXPORTED = '100,000';

function ExportMenu({ database, collection }: { database: string; collection: string }) {
  const [get] = useUrlState();
  const query = { filter: get('filter'), sort: get('sort'), projection: get('projection') };
  const href = (format: string) => withQuery(`${collectionUrl(database, collection)}/export`, { ...query, format });
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <Button variant="default" leftSection={<Download size={14} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>What the query finds, at most {MOST_EXPORTED} documents</Menu.Label>
        <Menu.Item component="a" href={href('jsonl')} download>
          JSON lines
        </Menu.Item>
        <Menu.Item component="a" href={href('csv')} download>
          CSV
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function JsonList({ items, onOpen }: { items: DocumentItem[]; onOpen: (id: string) => void }) {
  return (
    <ol className={classes.jsonList}>
      {items.map((item, index) => (
        <li key={item.id ?? index}>
          <JsonView value={item.document} label={`document ${previewOf(item.document._id) || index + 1}`} maxHeight={320} />
          {item.id !== null && (
            <Button variant="subtle" size="compact-xs" onClick={() => onOpen(item.id ?? '')}>
              Open
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}

export function DocumentsTab({ database, collection }: { database: string; collection: string }) {
  const [get, set] = useUrlState();
  const offset = countOf(get('offset'));
  const view = get('view') === 'json' ? 'json' : 'table';
  const open = get('doc') || null;
  const documents = useDocuments(database, collection, {
    filter: get('filter'), sort: get('sort'), projection: get('projection'), offset: offset || null, after: get('after'), before: get('before'), limit: LIMIT,
  });
  const refused = documents.error instanceof ApiError && documents.error.status === 422 ? documents.error : null;
  const page = documents.error ? undefined : documents.data;
  return (
    <>
      <FilterBar
        fields={columnsOf(page?.items.map((item) => item.document) ?? [])}
        error={refused?.detail ?? null}
        errorField={refused ? (refused.errors[0]?.field ?? 'filter') : null}
      />
      <Panel
        flush
        title="Documents"
        actions={
          <>
            <SegmentedControl
              aria-label="View"
              value={view}
              onChange={(value) => set({ view: value === 'table' ? null : value })}
              data={[
                { value: 'table', label: 'Table' },
                { value: 'json', label: 'JSON' },
              ]}
            />
            <Tooltip label="Read again">
              <ActionIcon variant="default" size={30} aria-label="Read the documents again" onClick={() => void documents.refetch()}>
                <RefreshCw size={14} />
              </ActionIcon>
            </Tooltip>
            <ExportMenu database={database} collection={collection} />
          </>
        }
      >
        {documents.error ? (
          <div className={classes.inset}>
            {refused ? (
              <EmptyState title="The query cannot be run">{refused.detail}</EmptyState>
            ) : (
              <ErrorNotice error={documents.error} what="the documents" onRetry={() => void documents.refetch()} />
            )}
          </div>
        ) : !page ? (
          <Loading what="the documents" height={420} />
        ) : page.items.length === 0 ? (
          <EmptyState
            title={get('filter') ? 'No document matches the filter' : 'No documents here'}
            action={
              get('filter') ? (
                <Button variant="default" onClick={() => set({ filter: null, offset: null, after: null, before: null })}>
                  Show all documents
                </Button>
              ) : undefined
            }
          >
            {get('filter') ? 'Check the names and types of its fields under Schema: "5" is a text and 5 a number.' : 'They appear as they are written.'}
          </EmptyState>
        ) : (
          <div className={documents.isPlaceholderData ? classes.stale : undefined}>
            {view === 'table' ? (
              <DocumentTable items={page.items} selected={open} onOpen={(doc) => set({ doc })} />
            ) : (
              <JsonList items={page.items} onOpen={(doc) => set({ doc })} />
            )}
          </div>
        )}
        {page && <DocumentPager page={page} offset={offset} />}
      </Panel>
      <DocumentPanel database={database} collection={collection} id={open} onClose={() => set({ doc: null })} />
    </>
  );
}
