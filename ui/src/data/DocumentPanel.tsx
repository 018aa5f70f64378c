import { Button, Drawer, Group } from '@mantine/core';
import { ExternalLink, Rows3 } from 'lucide-react';
import { Link } from 'react-router';
import { segment } from '../app/api';
import { CopyButton } from '../common/CopyButton';
import { JsonView } from '../common/JsonView';
import { QueryView } from '../common/QueryView';
import classes from './data.module.css';
import { collectionPath, useDocument } from './queries';
import { previewOf, recordOf } from './values';
import type { JsonObject } from './types';

interface Properties {
  database: string;
  collection: string;
  /** Its id as canonical Extended JSON; null when none is open. */
  id: string | null;
  onClose: () => void;
}

function RecordLink({ document }: { document: JsonObject }) {
  const record = recordOf(document);
  return record ? (
    <Button component={Link} to={record.path} variant="default" leftSection={<Rows3 size={14} aria-hidden />}>
      Kafka record: {record.topic}, partition {record.partition}, offset {record.offset}
    </Button>
  ) : null;
}

/** One document beside the list. */
export function DocumentPanel({ database, collection, id, onClose }: Properties) {
  const document = useDocument(database, collection, id);
  const name = document.data ? previewOf(document.data.document._id) : '';
  return (
    <Drawer
      opened={id !== null}
      onClose={onClose}
      position="right"
      size="42rem"
      title={`Document of ${database}.${collection}`}
      closeButtonProps={{ 'aria-label': 'Close the document' }}
    >
      {id !== null && (
        <QueryView query={document} what="the document" height={480}>
          {(item) => (
            <>
              <p className={classes.documentId}>
                <code>{name}</code>
                <CopyButton text={name} label="Copy the id" />
              </p>
              <Group gap="xs" mb="sm">
                <RecordLink document={item.document} />
                <Button
                  component={Link}
                  to={`${collectionPath(database, collection)}?filter=${segment(`{"_id": ${id}}`)}`}
                  variant="default"
                  leftSection={<ExternalLink size={14} aria-hidden />}
                >
                  Find by id
                </Button>
              </Group>
              <JsonView value={item.document} label="the document" maxHeight={1200} />
            </>
          )}
        </QueryView>
      )}
    </Drawer>
  );
}
