// The page of the demo store. It renders nothing: when told that something changed it asks the store for that panel again.

/** @type {HTMLInputElement | null} */
const ticketField = document.querySelector('input[name=ticket]');
/** @type {HTMLElement | null} */
const lost = document.querySelector('.lost');

/** @param {string} name */
function panelUrl(name) {
  const ticket = ticketField?.value ?? '';
  return `/page/panel/${name}${name === 'orders' ? `?ticket=${encodeURIComponent(ticket)}` : ''}`;
}

/** @param {string} name */
async function refresh(name) {
  const panel = document.querySelector(`[data-panel=${name}]`);
  // Somebody is in the middle of choosing: their own change refreshes it afterwards.
  const busy = document.activeElement?.matches('select, input[type=number]') && panel?.contains(document.activeElement);
  if (panel === null || busy) return;
  const answer = await fetch(panelUrl(name));
  if (!answer.ok) return;
  panel.innerHTML = await answer.text();
  showLocalTimes(panel);
}

/** @param {readonly string[]} names */
const refreshAll = (...names) => {
  for (const name of names) void refresh(name);
};

/** @param {ParentNode} within */
function showLocalTimes(within) {
  for (const time of within.querySelectorAll('time'))
    time.textContent = new Date(time.dateTime).toLocaleTimeString('en-GB');
}

/** @param {string} method @param {string} url @param {string} [body] */
const send = (method, url, body) =>
  void fetch(url, { method, headers: { 'content-type': 'application/json' }, ...(body !== undefined && { body }) });

/** @param {HTMLFormElement} form */
function setFault(form) {
  const said = new FormData(form);
  const value = (/** @type {string} */ name) => {
    const chosen = said.get(name);
    return typeof chosen === 'string' ? chosen : '';
  };
  const change = {
    on: said.has('on'),
    route: value('route'),
    probability: Number(value('probability')),
    next: value('next') === '' ? null : Number(value('next')),
    ...(value('seconds') !== '' && { ms: Math.round(Number(value('seconds')) * 1000) }),
  };
  send('PUT', `/control/faults/${form.dataset['fault']}`, JSON.stringify(change));
}

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('button') : null;
  const { put, delete: toDelete, body } = button?.dataset ?? {};
  if (put !== undefined) send('PUT', put, body);
  if (toDelete !== undefined) send('DELETE', toDelete);
});

document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
  const { put, field } = target.dataset;
  if (target.form?.dataset['fault'] !== undefined) setFault(target.form);
  else if (put !== undefined && field !== undefined)
    send('PUT', put, JSON.stringify({ [field]: Number(target.value) }));
  // What was chosen comes back from the store.
  if (target !== ticketField) target.blur();
});

document.addEventListener('submit', (event) => event.preventDefault());
ticketField?.addEventListener('input', () => refreshAll('orders'));

const events = new EventSource('/control/events');
events.addEventListener('stock', () => refreshAll('movements', 'town'));
for (const name of ['door', 'orders', 'faults', 'town']) events.addEventListener(name, () => refreshAll(name));
events.addEventListener('open', () => {
  lost?.toggleAttribute('hidden', true);
  refreshAll('door', 'orders', 'movements', 'faults', 'town');
});
events.addEventListener('error', () => lost?.toggleAttribute('hidden', false));
showLocalTimes(document);
