import { ActionIcon, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { Check, Copy } from 'lucide-react';

export function CopyButton({ text, label, className }: { text: string; label: string; className?: string }) {
  const clipboard = useClipboard();
  return (
    <Tooltip label={clipboard.copied ? 'Copied' : label}>
      <ActionIcon variant="subtle" color="gray" size="sm" className={className} aria-label={label} onClick={() => clipboard.copy(text)}>
        {clipboard.copied ? <Check size={14} /> : <Copy size={14} />}
      </ActionIcon>
    </Tooltip>
  );
}
