/**
 * The way out of the house: fetch in Node, Electron's network stack there (proxies, company certificates). It rejects with the kernel's
 * `NotSent` where that is certain. The request's signal ends it.
 */
export type Network = (request: Request) => Promise<Response>;
