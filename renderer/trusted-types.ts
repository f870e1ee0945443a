/** TypeScript's DOM library does not know Trusted Types yet; this is the little of them that we use. */
interface TrustedTypePolicy {
  createScriptURL(address: string): { toString(): string };
}
declare global {
  interface Window {
    readonly trustedTypes?: {
      createPolicy(name: string, rules: { createScriptURL(address: string): string }): TrustedTypePolicy;
    };
  }
}

/** The one policy the content security policy lets through: scripts of this origin, by address, and nothing else. */
function ownScript(address: string): string {
  const url = new URL(address, window.location.href);
  if (url.origin !== window.location.origin) throw new TypeError(`A script from elsewhere was refused: ${url.origin}`);
  return url.href;
}

const policy = window.trustedTypes?.createPolicy('endcap', { createScriptURL: ownScript });

/** For `new Worker()` and the service worker, whose typings only know strings. */
export function scriptAddress(address: string): string {
  return (policy ? policy.createScriptURL(address) : ownScript(address)) as string;
}
