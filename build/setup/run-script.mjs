import { explain } from './failure.mjs';
import { say } from './progress.mjs';

/**
 * Runs a command: its result is the exit code, and whatever goes wrong ends in a sentence.
 * @param {() => Promise<number>} main
 */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    const { sentence, exitCode } = explain(error);
    say(sentence);
    process.exitCode = exitCode;
  }
}
