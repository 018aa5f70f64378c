export interface CodePiece {
  text: string;
  kind: 'plain' | 'text' | 'number' | 'word' | 'method';
}

const token = /("(?:\\.|[^"\\])*")|\b(var|new|null|true|false)\b|\b(\d+(?:\.\d+)?)\b|(?<=\.)([A-Z]\w*)(?=\()/g;

/** A line of C# in pieces that are coloured alike. */
export function codePieces(line: string): CodePiece[] {
  const pieces: CodePiece[] = [];
  let end = 0;
  for (const match of line.matchAll(token)) {
    const [whole, text, word, number] = match;
    if (match.index > end) {
      pieces.push({ text: line.slice(end, match.index), kind: 'plain' });
    }
    pieces.push({ text: whole, kind: text ? 'text' : word ? 'word' : number ? 'number' : 'method' });
    end = match.index + whole.length;
  }
  if (end < line.length) {
    pieces.push({ text: line.slice(end), kind: 'plain' });
  }
  return pieces;
}
