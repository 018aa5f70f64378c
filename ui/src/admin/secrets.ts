const secretName = /pass(word|wd|phrase)?$|passw|secret|token|api[-_.]?key|private[-_.]?key|access[-_.]?key|authorization|credential/i;

/** Whether what is called so is most likely a secret; the server decides by itself whom it shows the value. */
export const isSecretName = (name: string): boolean => secretName.test(name);

/** What the server sends in place of a value that the user may not see. */
export const HIDDEN = '***';
