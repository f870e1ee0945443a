import { shapedLogger } from '../kernel/log-shape.ts';
import type { Logger } from '../kernel/logger.ts';

/** A worker has no file to write to; whoever looks at its console sees these. */
export const consoleLogger: Logger = shapedLogger({
  info: (event, fields = {}) => console.info(event, fields),
  warn: (event, fields = {}) => console.warn(event, fields),
});
