const labels: Record<string, string> = {
  trigger: 'Triggered',
  clear: 'Cleared',
  mark_tasks: 'Marked tasks',
  mark_run: 'Marked the run',
  note: 'Changed the note',
  delete_run: 'Deleted the run',
  set_xcom: 'Set a value',
  delete_xcom: 'Removed a value',
};

/** What someone did, in words; what has none is shown as it is called. */
export const eventLabel = (event: string): string => labels[event] ?? event.charAt(0).toUpperCase() + event.slice(1).replaceAll('_', ' ');
