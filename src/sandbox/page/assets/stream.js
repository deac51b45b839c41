import { find, h } from './dom.js';
import { renderHome } from './home.js';
import { renderMessage } from './message.js';
import { isHome, messagesIn, state } from './store.js';
import { dayOf } from './time.js';
import { renderWelcome } from './welcome.js';

const NEAR_END_PX = 160;
// A message keeps its node while it stays the same object, so that an open menu or a scrolled table is not disturbed.
let drawn = new Map();
let drawnFor = '';

const nodeOf = (message) => {
  const known = drawn.get(message.ts);
  const node = known?.message === message ? known.node : renderMessage(message);
  return { message, node };
};

const folded = new Set();

const threadOf = (parent, replies, nodes) =>
  replies.length > 0 &&
  h(
    'details',
    {
      class: 'thread',
      open: !folded.has(parent),
      ontoggle: ({ target }) => (target.open ? folded.delete(parent) : folded.add(parent)),
    },
    h('summary', {}, replies.length === 1 ? '1 reply' : `${replies.length} replies`),
    replies.map((reply) => nodes.get(reply.ts).node),
  );

const drawMessages = () => {
  const messages = messagesIn(state.place);
  const nodes = new Map(messages.map((message) => [message.ts, nodeOf(message)]));
  drawn = nodes;
  const known = new Set(messages.map((message) => message.ts));
  const top = messages.filter((message) => message.threadTs === null || !known.has(message.threadTs));
  let day = '';
  return top.flatMap((message) => {
    const replies = messages.filter((each) => each.threadTs === message.ts);
    const today = dayOf(message.ts);
    const line = today !== day && h('div', { class: 'day' }, h('span', {}, today));
    day = today;
    return [line, nodes.get(message.ts).node, threadOf(message.ts, replies, nodes)];
  });
};

/** Moves only what is not in its place, so that what has the focus or is scrolled keeps it. */
const reconcile = (parent, nodes) => {
  const wanted = new Set(nodes);
  for (const child of [...parent.childNodes]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (parent.childNodes[index] !== node) parent.insertBefore(node, parent.childNodes[index] ?? null);
  });
};

/** Redraws the middle. Stays at the end when it was there; opens a place at its end. */
export const renderStream = () => {
  const scroll = find('.scroll');
  const stream = find('.stream');
  const place = `${state.me} ${state.place}`;
  const moved = place !== drawnFor;
  const atEnd = moved || scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END_PX;
  if (moved) drawn = new Map();
  drawnFor = place;
  if (isHome()) {
    reconcile(stream, renderHome());
    if (moved) scroll.scrollTop = 0;
    return;
  }
  const nodes = drawMessages().filter((node) => node !== false);
  reconcile(stream, [renderWelcome(), ...nodes]);
  if (atEnd) keepAtEnd(scroll);
};

const END_MS = 400;
const MARGIN_PX = 6;

/**
 * Charts take their size after they are placed, so the end moves a little more. What is taller than the screen is shown
 * from its beginning, where the answer stands.
 */
const keepAtEnd = (scroll) => {
  const toEnd = () => {
    scroll.scrollTop = scroll.scrollHeight;
    const last = find('.stream').lastElementChild;
    const hidden = scroll.getBoundingClientRect().top + MARGIN_PX - last.getBoundingClientRect().top;
    if (hidden > 0) scroll.scrollTop -= hidden;
  };
  const watch = new ResizeObserver(toEnd);
  watch.observe(find('.stream'));
  setTimeout(() => watch.disconnect(), END_MS);
  toEnd();
};
