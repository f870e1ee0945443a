import type { FaultBoard } from '../faults/fault-board.ts';
import { faultKinds, type Fault } from '../faults/fault.ts';
import { html, type Html } from './html.ts';

const routes = [
  ['*', 'every call'],
  ['feed', 'the feed'],
  ['feed/product', 'the feed of products'],
  ['feed/stock', 'the feed of stock'],
  ['stock', 'stock of one variant'],
  ['prepare', 'preparing an order'],
  ['quote', 'quoting an order'],
  ['commit', 'placing an order'],
  ['lookup', 'looking an order up'],
  ['token', 'getting a token'],
  ['media', 'pictures'],
] as const;

const chances = [
  [1, 'always'],
  [0.5, 'every second time'],
  [0.1, 'one time in ten'],
] as const;

const counts = [
  ['', 'until switched off'],
  ['1', 'once'],
  ['3', 'three times'],
  ['10', 'ten times'],
] as const;

/** The switches. Anything else that an API call has set is shown as one more choice. */
export function faultsPanel(board: FaultBoard): Html {
  const faults = board.list();
  const active = faults.filter(({ on }) => on).length;
  return html`<header class="panel-head">
      <h2>Make it go wrong</h2>
      ${active > 0 && html`<button type="button" data-delete="/control/faults">Make all well again</button>`}
    </header>
    <div class="faults">${faults.map(faultCard)}</div>`;
}

function faultCard(fault: Fault): Html {
  const { title, does, msMeans } = faultKinds[fault.kind];
  return html`<form class="fault ${fault.on ? 'on' : ''}" data-fault="${fault.kind}">
    <label class="switch"><input type="checkbox" name="on" ${fault.on && checkedMark} /><i></i><b>${title}</b></label>
    <p>${does}</p>
    <div class="choices">
      ${choice('route', 'Hits', routes, fault.route)} ${choice('probability', 'How often', chances, fault.probability)}
      ${choice('next', 'How long', counts, fault.next ?? '')}
      ${msMeans !== '' && html`<label><span>Seconds: ${msMeans}</span><input name="seconds" type="number" step="0.1" value="${fault.ms / 1_000}" /></label>`}
    </div>
  </form>`;
}

const checkedMark = html`checked`;

function choice(
  name: string,
  label: string,
  options: readonly (readonly [value: string | number, words: string])[],
  chosen: string | number,
): Html {
  const known = options.some(([value]) => String(value) === String(chosen));
  const all = known ? options : [...options, [chosen, String(chosen)] as const];
  const items = all.map(
    ([value, words]) =>
      html`<option value="${value}" ${String(value) === String(chosen) && html`selected`}>${words}</option>`,
  );
  return html`<label
    ><span>${label}</span
    ><select name="${name}">
      ${items}
    </select></label
  >`;
}
