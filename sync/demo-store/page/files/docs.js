// Opens the interactive documentation on the store's own description of itself.

/**
 * The little of Swagger UI that is used here; its bundle leaves it behind as a global.
 * @typedef {{ preauthorizeApiKey(scheme: string, token: string): void }} Ui
 */
const bundle = /** @type {{ SwaggerUIBundle?: (options: object) => Ui }} */ (Object(window));

const groups = ['Access', 'Catalog', 'Orders'];

const ui = bundle.SwaggerUIBundle?.({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  persistAuthorization: true,
  defaultModelsExpandDepth: 0,
  tagsSorter: (/** @type {string} */ a, /** @type {string} */ b) => groups.indexOf(a) - groups.indexOf(b),
});

/** @type {HTMLButtonElement | null} */
const button = document.querySelector('#token');

async function getToken() {
  const body = JSON.stringify({ client: 'documentation', secret: 'any' });
  const answer = await fetch('/v1/token', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { token } = /** @type {{ token: string }} */ (await answer.json());
  ui?.preauthorizeApiKey('token', token);
  if (button === null) return;
  button.textContent = 'You are let in for an hour';
  button.disabled = true;
}

button?.addEventListener('click', () => void getToken());
