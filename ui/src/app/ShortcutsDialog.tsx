import { Modal } from '@mantine/core';
import { destinations } from './navigation';

const others = [
  { keys: ['/'], what: 'Search on this page' },
  { keys: ['?'], what: 'This list' },
  { keys: ['Esc'], what: 'Close a dialog' },
];

export function ShortcutsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const rows = [...destinations.map(({ key, label }) => ({ keys: ['g', key], what: label })), ...others];
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts" closeButtonProps={{ 'aria-label': 'Close' }}>
      <table>
        <tbody>
          {rows.map(({ keys, what }) => (
            <tr key={what}>
              <td style={{ paddingRight: '1.5rem', paddingBottom: '0.35rem' }} className="nowrap">
                {keys.map((key, index) => (
                  <span key={key}>
                    {index > 0 && ' then '}
                    <kbd>{key}</kbd>
                  </span>
                ))}
              </td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
