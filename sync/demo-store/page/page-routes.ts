import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openApiDocument } from '../../contract/openapi.ts';
import { json, type Answer } from '../server/answer.ts';
import type { FrontDoor } from '../server/front-door.ts';
import type { Call, Route } from '../server/routes.ts';
import { html, type Html } from './html.ts';
import { panels, storePage, type PageDesk } from './store-page.ts';

const style = 'text/css; charset=utf-8';
const script = 'text/javascript; charset=utf-8';

/** Files by the address they are served at, each with its place beside this module or in a package. */
const files: Readonly<Record<string, readonly [type: string, place: string]>> = {
  '/page/store.css': [style, import.meta.resolve('./files/store.css')],
  '/page/store.js': [script, import.meta.resolve('./files/store.js')],
  '/page/docs.css': [style, import.meta.resolve('./files/docs.css')],
  '/page/docs.js': [script, import.meta.resolve('./files/docs.js')],
  '/page/icon.svg': ['image/svg+xml', import.meta.resolve('./files/icon.svg')],
  '/page/display.woff2': [
    'font/woff2',
    import.meta
      .resolve('@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-standard-normal.woff2'),
  ],
  '/page/text.woff2': [
    'font/woff2',
    import.meta.resolve('@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2'),
  ],
  '/page/swagger-ui.css': [style, import.meta.resolve('swagger-ui-dist/swagger-ui.css')],
  '/page/swagger-ui.js': [script, import.meta.resolve('swagger-ui-dist/swagger-ui-bundle.js')],
};

/** Read when asked for: a store in a test serves none of them. */
const fileRoutes: readonly Route[] = Object.entries(files).map(([path, [type, place]]) => ({
  method: 'GET',
  path,
  handle: () => ({
    status: 200,
    type,
    headers: { 'cache-control': 'no-cache' },
    body: readFileSync(fileURLToPath(place)),
  }),
}));

const common = "default-src 'none'; script-src 'self'; font-src 'self'; connect-src 'self'";
const pagePolicy = `${common}; style-src 'self'; img-src 'self'`;
/** Swagger UI writes style attributes and brings its icons along as data. */
const docsPolicy = `${common}; style-src 'self' 'unsafe-inline'; img-src 'self' data:`;

const page = (content: Html, policy: string): Answer => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  headers: { 'content-security-policy': policy, 'cache-control': 'no-store' },
  body: content.text,
});

export function pageRoutes(desk: PageDesk, control: FrontDoor): readonly Route[] {
  return [
    { method: 'GET', path: '/', handle: (call) => home(desk, control, call) },
    { method: 'GET', path: '/docs', handle: () => page(docsPage(control), docsPolicy) },
    { method: 'GET', path: '/openapi.json', handle: () => json(openApiDocument()) },
    {
      method: 'GET',
      path: '/page/panel/:name',
      handle: ({ params, query }) => page(panels[params['name'] ?? '']?.(desk, query) ?? html``, pagePolicy),
    },
    ...fileRoutes,
  ];
}

/** The page lives at the control port, where it survives the closing of the store; at the front door it is only pointed to. */
function home(desk: PageDesk, control: FrontDoor, { request }: Call): Answer {
  if (request.socket.localPort === Number(new URL(control.url()).port)) return page(storePage(desk), pagePolicy);
  return {
    status: 307,
    type: 'text/plain',
    headers: { location: control.url() },
    body: `The page is at ${control.url()}\n`,
  };
}

const docsPage = (control: FrontDoor): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>API of the demo store</title>
        <link rel="icon" href="/page/icon.svg" />
        <link rel="stylesheet" href="/page/swagger-ui.css" />
        <link rel="stylesheet" href="/page/docs.css" />
      </head>
      <body>
        <header class="top">
          <a href="${control.url()}">Demo store</a>
          <p>Every call but the first needs a token. This store lets anyone in:</p>
          <button type="button" id="token">Get a token and use it here</button>
        </header>
        <div id="docs"></div>
        <script src="/page/swagger-ui.js"></script>
        <script src="/page/docs.js"></script>
      </body>
    </html>`;
