import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskEmail, maskName } from '../../src/blocks/mask-person.ts';

test.each([
  ['ada@acme.com', 'a…@acme.com'],
  ['Ada.Lovelace+claude@acme.com', 'A…@acme.com'],
  ['"odd@name"@acme.com', '"…@acme.com'],
  ['@acme.com', '…@acme.com'],
  ['no address', 'n…'],
  ['', '…'],
])('the address %s is shown as %s', (email, masked) => expect(maskEmail(email)).toBe(masked));

test.each([
  ['Ada Lovelace', 'A. L.'],
  ['  Ada\n King  Noel ', 'A. K. N.'],
  ['李 小龙', '李. 小.'],
  ['ada@acme.com', 'a…@acme.com'],
  ['', '…'],
])('the name %s is shown as %s', (name, masked) => expect(maskName(name)).toBe(masked));

test('no more than a first letter of an address is left', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (email) => {
      const [local = '', domain = ''] = email.split('@');
      expect(maskEmail(email)).toBe(`${local.slice(0, 1)}…@${domain}`);
    }),
  );
});
