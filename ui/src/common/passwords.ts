export const MIN_PASSWORD = 8;
export const MAX_PASSWORD = 256;

/** Why a password is not taken yet; null when it is. */
export function passwordProblem(password: string, again: string): string | null {
  if (password.length < MIN_PASSWORD || password.length > MAX_PASSWORD) {
    return `A password has ${MIN_PASSWORD} to ${MAX_PASSWORD} characters.`;
  }
  return password === again ? null : 'The two are not the same.';
}
