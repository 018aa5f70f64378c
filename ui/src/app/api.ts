export type QueryValue = string | number | boolean | null | undefined | readonly (string | number)[];
export type Query = Record<string, QueryValue>;

export interface FieldError {
  field: string;
  message: string;
}

/** A refusal or failure of the server. `status` is 0 when no answer came at all. */
export class ApiError extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly errors: FieldError[];
  readonly retryAfterSeconds: number | null;

  constructor(status: number, title: string, detail: string, errors: FieldError[] = [], retryAfterSeconds: number | null = null) {
    super(detail || title);
    this.name = 'ApiError';
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.errors = errors;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export function withQuery(path: string, query?: Query): string {
  if (!query) {
    return path;
  }
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value)) {
      value.forEach((item) => parameters.append(name, String(item)));
    } else if (value !== null && value !== undefined && value !== '') {
      parameters.set(name, String(value));
    }
  }
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}

/** One path segment, escaped: ids hold colons, slashes and plus signs. */
export const segment = (value: string | number): string => encodeURIComponent(value);

export function csrfToken(): string | null {
  const match = /(?:^|;\s*)(?:__Host-)?millrace-csrf=([^;]+)/.exec(document.cookie);
  return match?.[1] ? decodeURIComponent(match[1]) : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Airflow's 422 has a list of `{loc,msg}`; problem details have `errors`, by field. */
function fieldErrors(body: Record<string, unknown>): FieldError[] {
  if (Array.isArray(body.detail)) {
    return body.detail.filter(isRecord).map((item) => ({
      field: Array.isArray(item.loc) ? String(item.loc.at(-1) ?? '') : '',
      message: text(item.msg),
    }));
  }
  if (isRecord(body.errors)) {
    return Object.entries(body.errors).flatMap(([field, messages]) =>
      (Array.isArray(messages) ? messages : [messages]).map((message) => ({ field, message: text(message) })),
    );
  }
  return [];
}

export async function errorOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const retryAfter = Number(response.headers.get('Retry-After'));
  const fields = isRecord(body) ? fieldErrors(body) : [];
  const title = isRecord(body) && text(body.title) ? text(body.title) : `The server answered ${response.status}`;
  const detail = isRecord(body)
    ? text(body.detail) || (isRecord(body.detail) ? text(body.detail.message) || JSON.stringify(body.detail) : '')
    : '';
  const said = detail || fields.map((error) => (error.field ? `${error.field}: ${error.message}` : error.message)).join('; ');
  return new ApiError(response.status, title, said, fields, retryAfter > 0 ? retryAfter : null);
}

/** Called when a request is refused for want of a login. */
let onUnauthorized: () => void = () => undefined;
export function whenUnauthorized(handler: () => void): void {
  onUnauthorized = handler;
}

async function request<T>(method: string, url: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  const csrf = csrfToken();
  if (method !== 'GET') {
    // So that a run that is triggered here says so.
    headers['X-Millrace-UI'] = '1';
    if (csrf) {
      headers['X-Millrace-CSRF'] = csrf;
    }
  }
  let response: Response;
  try {
    response = await fetch(url, { method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body) });
  } catch (error) {
    if (signal?.aborted) {
      throw error;
    }
    throw new ApiError(0, 'The server does not answer', 'Check that Millrace is still running; this page goes on when it answers again.');
  }
  if (!response.ok) {
    const failure = await errorOf(response);
    if (failure.status === 401) {
      onUnauthorized();
    }
    throw failure;
  }
  return (response.status === 204 ? undefined : await response.json()) as T;
}

export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) => request<T>('GET', withQuery(path, query), undefined, signal),
  post: <T>(path: string, body: unknown = {}, query?: Query) => request<T>('POST', withQuery(path, query), body),
  put: <T>(path: string, body: unknown = {}, query?: Query) => request<T>('PUT', withQuery(path, query), body),
  patch: <T>(path: string, body: unknown = {}, query?: Query) => request<T>('PATCH', withQuery(path, query), body),
  delete: <T = undefined>(path: string, query?: Query) => request<T>('DELETE', withQuery(path, query)),
};

export const MILLRACE = '/api/millrace/v1';
export const AIRFLOW = '/api/v2';
