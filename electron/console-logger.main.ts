import { shapedLogger } from '../sync/kernel/log-shape.ts';
import type { LogFields, Logger } from '../sync/kernel/logger.ts';

const write = (level: string, event: string, fields: LogFields = {}) =>
  process.stderr.write(`${JSON.stringify({ level, time: Date.now(), event, ...fields })}\n`);

/** One JSON line each on standard error, where journald and a test both can read it. */
export const consoleLogger: Logger = shapedLogger({
  info: (event, fields) => void write('info', event, fields),
  warn: (event, fields) => void write('warn', event, fields),
});
