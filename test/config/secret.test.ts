import { format, inspect } from 'node:util';
import { expect, it } from 'vitest';
import { hideSecret } from '../../src/config/secret.ts';

it('shows a secret only to who asks for it', () => {
  const secret = hideSecret('sk-ant-admin01-abc');
  expect(secret.reveal()).toBe('sk-ant-admin01-abc');
  const shown = [
    String(secret),
    JSON.stringify({ secret }),
    inspect({ deep: [secret] }),
    format('%o %s', secret, secret),
  ];
  for (const text of shown) {
    expect(text).not.toContain('sk-ant');
    expect(text).toContain('***');
  }
});
