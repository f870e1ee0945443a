import { openBootTime } from '../sync/office/boot-time.ts';
import { bundleFiles } from '../sync/office/bundle-files.ts';
import { kioskOrigin } from './origin.ts';

/** Everything the window asks of any https address ends here: ours is answered, the rest of the world does not exist. */
export function answerOrigin(
  rendererFolder: string,
  askOffice: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  const files = bundleFiles(rendererFolder);
  const hostTime = openBootTime();
  return async (request) => {
    const { origin, pathname } = new URL(request.url);
    if (origin !== kioskOrigin) return Response.error();
    // The first screen waits for it, and the back office may not be there yet.
    if (pathname === '/api/clock') return Response.json(hostTime(), { headers: { 'cache-control': 'no-store' } });
    return pathname.startsWith('/api/') || pathname.startsWith('/media/') ? askOffice(request) : files(request);
  };
}
