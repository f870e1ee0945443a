import type { FrontDoor } from '../server/front-door.ts';
import type { LimitBoard } from '../server/limits.ts';
import type { Town } from '../town/town.ts';
import { html, type Html } from './html.ts';

/** The one switch that matters in a demonstration. */
export function doorPanel(door: FrontDoor, limits: LimitBoard): Html {
  const open = door.isOpen();
  const takesOrders = limits.now().orders !== 'closed';
  return html`<div class="door ${open ? 'open' : 'shut'}">
    <div>
      <h2>${open ? 'Open' : 'Closed'}</h2>
      <p>
        ${open ? `Answering at ${door.url()}` : 'Every connection is refused, as if the line were cut. Kiosks go on by themselves.'}
      </p>
      <p>
        ${takesOrders ? 'Takes orders from its kiosks.' : 'Has told its kiosks to keep their orders for now.'}
        <button
          type="button"
          data-put="/control/limits"
          data-body="${JSON.stringify({ orders: takesOrders ? 'closed' : 'open' })}"
        >
          ${takesOrders ? 'Take none for now' : 'Take orders again'}
        </button>
      </p>
    </div>
    <button type="button" class="big" data-put="/control/closed" data-body="${JSON.stringify({ closed: open })}">
      ${open ? 'Close the store' : 'Open it again'}
    </button>
  </div>`;
}

const speeds = [1, 10, 60, 300, 1_500];

export function townPanel(town: Town): Html {
  const { running, speed, townTime, sold, delivered } = town.state();
  const when = new Date(townTime).toLocaleString('en-GB', {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Dublin',
  });
  const offered = speeds.includes(speed) ? speeds : [...speeds, speed].toSorted((a, b) => a - b);
  return html`<div class="town">
    <p>
      <b>${running ? `It is ${when} in town` : 'The town is resting'}</b
      ><span class="quiet">${sold} sold, ${delivered} delivered since the start</span>
    </p>
    <label
      ><span class="quiet">Pace</span
      ><select data-put="/control/town" data-field="speed">
        ${offered.map((one) => html`<option value="${one}" ${one === speed && html`selected`}>${one}×</option>`)}
      </select></label
    >
    <button type="button" data-put="/control/town" data-body="${JSON.stringify({ running: !running })}">
      ${running ? 'Let it rest' : 'Let it live'}
    </button>
  </div>`;
}
