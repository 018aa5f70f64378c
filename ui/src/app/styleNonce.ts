/** The word in the page that its content security policy asks of style elements; none where no server wrote one in. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/** The library that keeps the page behind a dialog from scrolling looks for it here. */
export function announceStyleNonce(): void {
  (globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = styleNonce();
}
