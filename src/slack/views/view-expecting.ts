import type { ModalView } from '@slack/types';
import { section } from '../../blocks/build.ts';
import { literal, shorten } from '../../blocks/text.ts';

export const EXPECT_CALLBACK = 'incident-expected';
const WHY_BLOCK = 'why';
const WHY_ACTION = 'reason';
const LONGEST_WHY = 300;

/** What the modal is about, kept in it while it is open. It comes back from Slack and may be anything. */
export interface Expecting {
  readonly incidentId: string;
  /** Where the button was pressed; empty for the App Home. */
  readonly channelId: string;
}

/** Asks for the reason why an incident is expected. */
export const viewExpecting = ({ incidentId, channelId }: Expecting, title: string): ModalView => ({
  type: 'modal',
  callback_id: EXPECT_CALLBACK,
  private_metadata: `${incidentId} ${channelId}`,
  title: { type: 'plain_text', text: 'Expected' },
  submit: { type: 'plain_text', text: 'Expected' },
  close: { type: 'plain_text', text: 'Cancel' },
  blocks: [
    ...section(literal(shorten(title, 1000))),
    {
      type: 'input',
      block_id: WHY_BLOCK,
      label: { type: 'plain_text', text: 'Why is this expected?' },
      hint: { type: 'plain_text', text: 'Shown with your name in the message and its history.' },
      element: { type: 'plain_text_input', action_id: WHY_ACTION, max_length: LONGEST_WHY },
    },
  ],
});

/** The state of a submitted modal, as far as this one has it. */
interface Submitted {
  readonly private_metadata: string;
  readonly state: {
    readonly values: Readonly<Record<string, Readonly<Record<string, { readonly value?: string | null | undefined }>>>>;
  };
}

/** `why` is what was typed, at most as long as the modal lets it be; empty when there is nothing. */
export const readExpecting = ({ private_metadata, state }: Submitted): Expecting & { readonly why: string } => {
  const [incidentId = '', channelId = ''] = private_metadata.split(' ');
  const why = state.values[WHY_BLOCK]?.[WHY_ACTION]?.value ?? '';
  return { incidentId, channelId, why: shorten(why.trim(), LONGEST_WHY) };
};

/** Shown at the input when only blanks were typed. */
export const WHY_MISSING: Readonly<Record<string, string>> = { [WHY_BLOCK]: 'Please say why in a few words.' };
