import { ApiError } from '../app/api';

/** One sentence for people: what happened and, where it is known, what to do. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ApiError) {
    if (error.status === 0) {
      return `${error.title}. ${error.detail}`;
    }
    if (error.status === 403) {
      return error.detail || 'Your role does not allow this. Ask an administrator for the role it needs.';
    }
    if (error.retryAfterSeconds) {
      return `${error.detail || error.title} Try again in ${error.retryAfterSeconds} s.`;
    }
    return error.detail || error.title;
  }
  return error instanceof Error ? error.message : String(error);
}
