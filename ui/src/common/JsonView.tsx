import { useMemo } from 'react';
import { CopyButton } from './CopyButton';
import classes from './JsonView.module.css';

const token = /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g;

interface Piece {
  text: string;
  kind: 'plain' | 'key' | 'string' | 'word' | 'number';
}

export function jsonPieces(json: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of json.matchAll(token)) {
    if (match.index > end) {
      pieces.push({ text: json.slice(end, match.index), kind: 'plain' });
    }
    const [whole, string, colon, word] = match;
    if (string) {
      pieces.push({ text: string, kind: colon ? 'key' : 'string' });
      if (colon) {
        pieces.push({ text: colon, kind: 'plain' });
      }
    } else {
      pieces.push({ text: whole, kind: word ? 'word' : 'number' });
    }
    end = match.index + whole.length;
  }
  pieces.push({ text: json.slice(end), kind: 'plain' });
  return pieces;
}

/** A value as indented JSON; a string that holds JSON is shown as the JSON it holds. */
export function JsonView({ value, label, maxHeight = 480 }: { value: unknown; label: string; maxHeight?: number }) {
  const json = useMemo(() => {
    if (typeof value !== 'string') {
      return JSON.stringify(value, null, 2) ?? 'null';
    }
    try {
      return JSON.stringify(JSON.parse(value), null, 2);
    } catch {
      return value;
    }
  }, [value]);
  return (
    <div className={classes.box}>
      <CopyButton text={json} label={`Copy ${label}`} className={classes.copy} />
      {/* The box takes the focus so that arrow keys can scroll it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={classes.json} style={{ maxHeight }} tabIndex={0} role="region" aria-label={label}>
        {jsonPieces(json).map((piece, index) => (piece.kind === 'plain' ? piece.text : <span key={index} className={classes[piece.kind]}>{piece.text}</span>))}
      </pre>
    </div>
  );
}
