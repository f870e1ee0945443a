import * as v from 'valibot';
import { fail, type Result, succeed } from '../kernel/result.ts';
import { leastContrast, tooFaint } from './contrast.ts';
import { keyPaths, nearestKey } from './known-keys.ts';
import { type Settings, settingsSchema } from './settings-schema.ts';

/** What is wrong with one setting, in words that can be printed: a secret is never among them. */
export interface SettingsProblem {
  readonly key: string;
  readonly found: string;
  readonly expected: string;
}

export function parseSettings(text: string): Result<Settings, readonly SettingsProblem[]> {
  const json = parseJson(text);
  if (!json.ok) return fail([json.problem]);
  const parsed = v.safeParse(settingsSchema, json.value, { message: acceptedForm });
  if (!parsed.success) return fail(parsed.issues.map(problemOf));
  const faint = tooFaint(parsed.output.theme).map(({ words, ground, ratio }) => ({
    key: `theme.${words}`,
    found: `${parsed.output.theme[words]} on ${ground} ${parsed.output.theme[ground]}, a contrast of ${ratio.toFixed(1)}`,
    expected: `a contrast of at least ${leastContrast}`,
  }));
  return faint.length === 0 ? succeed(parsed.output) : fail(faint);
}

export const sentenceOf = ({ key, found, expected }: SettingsProblem): string =>
  `${key}: found ${found}, expected ${expected}.`;

/** The engine's own message quotes the text around the mistake, which may be the secret: only the place is taken from it. */
function parseJson(text: string): Result<unknown, SettingsProblem> {
  try {
    return succeed(JSON.parse(text));
  } catch (problem) {
    const place = problem instanceof Error ? /position (\d+)/.exec(problem.message)?.[1] : undefined;
    const line = place === undefined ? null : text.slice(0, Number(place)).split('\n').length;
    const found = line === null ? 'text that is not JSON' : `text that is not JSON, at line ${line}`;
    return fail({ key: '(file)', found, expected: 'a JSON object' });
  }
}

type Issue = v.BaseIssue<unknown>;

function problemOf(issue: Issue): SettingsProblem {
  const key = v.getDotPath(issue) ?? '(file)';
  // A strict object expects nothing at a key it does not know.
  if (issue.expected === 'never') return { key, found: 'an unknown key', expected: suggestion(key) };
  return { key, found: shown(key, issue.input), expected: issue.message };
}

function suggestion(key: string): string {
  const near = nearestKey(key, keyPaths(settingsSchema));
  return near === null ? 'a key that is described in the settings guide' : `"${near}", perhaps`;
}

const hidden = /secret|key$|pin$/i;
const longestShown = 60;

function shown(key: string, value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  if (hidden.test(key)) return `${typeof value === 'string' ? 'a text' : `a ${typeof value}`} (not shown)`;
  // Whatever stands before an "@" may be a password, wherever an address was meant.
  const text = JSON.stringify(value).replace(/^("(?:\w+:\/\/)?).*@/, '$1…@');
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

/** For what the schema itself has no words for. */
function acceptedForm(issue: Issue): string {
  switch (issue.type) {
    case 'string':
      return 'a text';
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'min_length':
      return `at least ${String(issue.requirement)} letters`;
    case 'max_length':
      return `at most ${String(issue.requirement)} letters`;
    case 'variant':
      return `one of ${issue.expected ?? 'the known kinds'}`;
    case 'array':
      return 'a list';
    default:
      return issue.input === undefined ? 'a value, as there is no default' : 'an object';
  }
}
