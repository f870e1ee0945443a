import { bundleFiles } from '../sync/office/bundle-files.ts';
import { kioskOrigin } from './origin.ts';

/** Everything the window asks of any https address ends here: ours is answered, the rest of the world does not exist. */
export function answerOrigin(
  rendererFolder: string,
  askOffice: (request: Request) => Promise<Response>,
): (request: Request) => Promise<Response> {
  const files = bundleFiles(rendererFolder);
  return async (request) => {
    const { origin, pathname } = new URL(request.url);
    if (origin !== kioskOrigin) return Response.error();
    return pathname.startsWith('/api/') || pathname.startsWith('/media/') ? askOffice(request) : files(request);
  };
}
