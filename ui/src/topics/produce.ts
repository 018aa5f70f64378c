/** Headers as people write them, `name: value` one a line. */
export function headersOf(text: string): { headers: Record<string, string>; problem: string | null } {
  const headers: Record<string, string> = {};
  for (const line of text.split('\n').filter((part) => part.trim())) {
    const colon = line.indexOf(':');
    if (colon < 1) {
      return { headers: {}, problem: `“${line.trim()}” has no name and colon.` };
    }
    headers[line.slice(0, colon).trim()] = line.slice(colon + 1).trim();
  }
  return { headers, problem: null };
}

/** A hint for values that look like JSON and are none; they may be produced nevertheless. */
export function jsonProblem(value: string): string | null {
  if (!/^\s*[{[]/.test(value)) {
    return null;
  }
  try {
    JSON.parse(value);
    return null;
  } catch (error) {
    return `Not valid JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
}
