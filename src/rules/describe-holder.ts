import { describePerson } from './describe-person.ts';

interface Holder {
  readonly userId: string | null;
  readonly email: string | null;
  readonly name: string | null;
}

/** `Ada Example (ada@acme.example)`, or what there is of it: whose limit it is. */
export const describeHolder = ({ userId, email, name }: Holder): string =>
  email === null ? (name ?? userId ?? 'Somebody') : describePerson({ name: name ?? '', email });
