import { Button, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { Link } from 'react-router';
import { api, MILLRACE, segment } from '../app/api';
import { useMay } from '../app/sessionContext';
import { Facts } from '../common/Facts';
import { formatBytes, UNKNOWN } from '../common/format';
import { QueryView } from '../common/QueryView';
import { SidePanel } from '../common/SidePanel';
import { TimeText } from '../common/TimeText';
import { RecordBody, StoredDocument } from '../topics/RecordPanel';
import { placeFrom } from '../topics/recordQuery';
import { LetterStatus } from './LetterStatus';
import { wordsOf } from './letters';
import classes from './deadletters.module.css';
import type { LetterDetails } from './types';

interface Place {
  partition: number;
  offset: number;
}

interface Properties {
  place: Place;
  onClose: () => void;
  onReplay: () => void;
  onOpen: (place: Place) => void;
}

export function LetterPanel({ place, onClose, onReplay, onOpen }: Properties) {
  const may = useMay('operator');
  const letter = useQuery({
    queryKey: ['dead-letters', 'letter', place],
    queryFn: ({ signal }) => api.get<LetterDetails>(`${MILLRACE}/dead-letters/${place.partition}/${place.offset}`, undefined, signal),
  });
  const isOpen = letter.data?.status === 'open';
  return (
    <SidePanel
      title={`Dead letter ${place.partition}:${place.offset}`}
      onClose={onClose}
      actions={
        isOpen && (
          <Tooltip label="Needs the role operator" disabled={may}>
            <Button size="compact-sm" leftSection={<Send size={12} aria-hidden />} disabled={!may} onClick={onReplay}>
              Replay
            </Button>
          </Tooltip>
        )
      }
    >
      <QueryView query={letter} what="the dead letter">
        {(data) => (
          <>
            <p className={classes.lead}>{data.message || wordsOf(data.reason)}</p>
            <Facts entries={factsOf(data, onOpen)} />
            <RecordBody record={data.record} />
          </>
        )}
      </QueryView>
    </SidePanel>
  );
}

function factsOf(letter: LetterDetails, onOpen: (place: Place) => void): [string, React.ReactNode][] {
  const { origin } = letter;
  return [
    ['Status', <LetterStatus key="status" status={letter.status} />],
    ['Reason', `${wordsOf(letter.reason)}, given up by ${letter.stage}`],
    ['Error', letter.errorClass && <code key="error">{letter.errorClass}</code>],
    ['When', <TimeText key="at" value={letter.at} absolute />],
    ['Attempt', letter.attempt],
    [
      'Original record',
      origin ? (
        <Link key="origin" to={`/topics/${segment(origin.topic)}?record=${origin.partition}:${origin.offset}`}>
          {origin.topic}, partition {origin.partition}, offset {origin.offset}
        </Link>
      ) : (
        'never reached a topic'
      ),
    ],
    ['Group', letter.group && <Link key="group" to={`/groups/${segment(letter.group)}`}>{letter.group}</Link>],
    ['First letter', letter.first && <Chain key="first" name={letter.first} onOpen={onOpen} />],
    ['Letter before', letter.previous && <Chain key="previous" name={letter.previous} onOpen={onOpen} />],
    ['Key', letter.record.key ?? UNKNOWN],
    ['Size', formatBytes(letter.record.size)],
    ['Stored document', letter.document && <StoredDocument key="document" link={letter.document} />],
  ];
}

/** A letter of the same chain, `topic/partition/offset`. */
function Chain({ name, onOpen }: { name: string; onOpen: (place: Place) => void }) {
  const place = placeFrom(name.split('/').slice(-2).join(':'));
  return place ? (
    <button type="button" className={classes.open} onClick={() => onOpen(place)}>
      {place.partition}:{place.offset}
    </button>
  ) : (
    name
  );
}
