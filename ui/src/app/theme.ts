import { createTheme } from '@mantine/core';
import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core';

/** The one accent: water over a wheel. Steps 0–9 from light to dark. */
const race: MantineColorsTuple = [
  '#e6f6f6', '#cfe9ea', '#a0d3d6', '#6dbcc0', '#45a8ae', '#2a9aa2', '#168892', '#0b6b74', '#08575e', '#03434a',
];

/** What failed and what destroys: 7 carries white text, 4 dark text. */
const red: MantineColorsTuple = [
  '#fff0ee', '#ffdeda', '#ffbdb6', '#ff9d94', '#ff7d72', '#f2645a', '#e04b42', '#c8322a', '#a92720', '#861d18',
];

/** Mantine's greys of the dark scheme, in the hue of this page's paper. */
const dark: MantineColorsTuple = [
  '#dbe6e8', '#b7c6c9', '#93a7ac', '#6b7f85', '#3d5056', '#243236', '#182225', '#152023', '#0e1618', '#0a1113',
];

export const theme = createTheme({
  primaryColor: 'race',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  colors: { race, red, dark },
  fontFamily: "'IBM Plex Sans Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'IBM Plex Mono', ui-monospace, monospace",
  defaultRadius: 'sm',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1.0625rem' }, h3: { fontSize: '0.9375rem' } } },
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 250, withArrow: true, multiline: true } },
    Modal: { defaultProps: { centered: true } },
  },
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f5f7f7',
    '--mantine-color-text': '#16262b',
    '--mantine-color-dimmed': '#55666c',
    '--mantine-color-default-border': '#cdd7d9',
    '--mantine-color-anchor': '#0b6b74',
    '--mantine-color-placeholder': '#66767b',
    '--mantine-color-error': '#b3261e',
  },
  dark: {
    '--mantine-color-body': '#0e1618',
    '--mantine-color-text': '#dbe6e8',
    '--mantine-color-dimmed': '#93a7ac',
    '--mantine-color-default': '#182225',
    '--mantine-color-default-hover': '#202d31',
    '--mantine-color-default-border': '#324247',
    '--mantine-color-anchor': '#6dc9cf',
    '--mantine-color-placeholder': '#8b9da2',
    '--mantine-color-error': '#ff9d94',
  },
});
