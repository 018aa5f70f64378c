import type { Health } from './types';

const listed = (names: string[]): string => (names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);

/** The parts that need someone, or that none does. */
export function healthSentence({ parts }: Health): string {
  const down = parts.filter((part) => part.status === 'unhealthy').map((part) => part.title);
  const weak = parts.filter((part) => part.status === 'degraded').map((part) => part.title);
  const said = [
    down.length > 0 ? `${listed(down)} ${down.length === 1 ? 'does' : 'do'} not work` : '',
    weak.length > 0 ? `${listed(weak)} ${weak.length === 1 ? 'needs' : 'need'} a look` : '',
  ].filter(Boolean);
  return said.length > 0 ? `${said.join('; ')}.` : 'Everything works.';
}
