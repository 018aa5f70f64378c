import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'public', 'src/api'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  { files: ['scripts/**'], languageOptions: { globals: { process: 'readonly', URL: 'readonly', console: 'readonly', setTimeout: 'readonly' } } },
  {
    // It has functions that run in the page.
    files: ['scripts/measure.mjs'],
    languageOptions: {
      globals: {
        document: 'readonly', performance: 'readonly', MutationObserver: 'readonly', requestAnimationFrame: 'readonly',
      },
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    extends: [jsxA11y.flatConfigs.recommended],
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      'max-lines': ['error', 400],
    },
  },
);
