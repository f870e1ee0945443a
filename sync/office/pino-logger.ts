import { destination, pino } from 'pino';
import { shapedLogger } from '../kernel/log-shape.ts';
import type { Logger } from '../kernel/logger.ts';

/**
 * Lines of JSON on stderr; stdout belongs to the host's own sentences. Only what the port's fields can hold gets in: no objects, no
 * requests, no errors with their messages, so there is nothing to redact (OB12).
 */
export function pinoLogger(): Logger {
  const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination({ fd: 2, sync: true }));
  return shapedLogger({
    info: (event, fields) => log.info({ event, ...fields }),
    warn: (event, fields) => log.warn({ event, ...fields }),
  });
}
