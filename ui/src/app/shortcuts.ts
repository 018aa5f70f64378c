import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { destinations } from './navigation';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}

/** `g` then a letter goes to a page, `/` to the page's search field, `?` shows what there is. */
export function useShortcuts(onHelp: () => void): void {
  const navigate = useNavigate();
  const goPressedAt = useRef(0);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
        return;
      }
      const afterGo = event.timeStamp - goPressedAt.current < 1_500;
      goPressedAt.current = 0;
      const destination = afterGo ? destinations.find(({ key }) => key === event.key) : undefined;
      if (destination) {
        event.preventDefault();
        void navigate(destination.to);
      } else if (event.key === 'g') {
        goPressedAt.current = event.timeStamp;
      } else if (event.key === '?') {
        onHelp();
      } else if (event.key === '/') {
        const search = document.querySelector<HTMLInputElement>('main input[type="search"]');
        if (search) {
          event.preventDefault();
          search.focus();
        }
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate, onHelp]);
}
