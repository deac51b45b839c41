const read = async (response) => {
  const body = await response.json();
  if (!response.ok) throw new Error(body.error ?? 'it did not work');
  return body;
};

export const getBoot = () => fetch('/page/boot').then(read);
export const getState = (user) => fetch(`/page/state?user=${encodeURIComponent(user)}`).then(read);

/** Does something as this person; resolves with what became of it. */
export const act = (action, body) =>
  fetch(`/page/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).then(read);

/** Calls `heard` for every change; `opened` also after a lost connection came back. Returns what ends it. */
export const watch = (user, { heard, opened, lost }) => {
  const source = new EventSource(`/page/events?user=${encodeURIComponent(user)}`);
  source.onmessage = (event) => heard(JSON.parse(event.data));
  source.onopen = opened;
  source.onerror = lost;
  return () => source.close();
};
