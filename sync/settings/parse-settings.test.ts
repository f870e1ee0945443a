import { describe, expect, test } from 'vitest';
import { parseSettings, sentenceOf } from './parse-settings.ts';
import { publicSettings } from './public-settings.ts';

const good = {
  kiosk: { id: 'kiosk-1' },
  store: { name: 'Anna Street', location: 'loc-1' },
  connector: { kind: 'demo', url: 'http://127.0.0.1:4410', client: 'kiosk-1', secret: 'hunter2' },
  languages: ['en', 'de'],
  currency: 'EUR',
};

const pinWith = (work: string) => `scrypt:${work}:yqEJ3r1Y0jEYj0kM6Jmccg:Bt1BcPzVGoYuFGqo0ZBtX2Hq6kmUr3V3m0t6nKQZ0zs`;
const person = { id: '17', name: 'Ann', role: 'associate', pin: pinWith('32768:8:1') };

const parse = (settings: unknown) => parseSettings(JSON.stringify(settings));

function sentences(settings: unknown): readonly string[] {
  const parsed = parse(settings);
  return parsed.ok ? [] : parsed.problem.map(sentenceOf);
}

describe('reading the settings', () => {
  test('what is left out has its default', () => {
    const parsed = parse(good);
    if (!parsed.ok) throw new Error(parsed.problem.map(sentenceOf).join());
    expect(parsed.value).toMatchObject({
      attract: { show: true },
      visit: { idleSeconds: 60 },
      theme: { ink: '#1c1a17' },
    });
  });

  test.each([
    [{ ...good, currency: 'euro' }, 'currency: found "euro", expected three capital letters such as EUR.'],
    [{ ...good, languages: [] }, 'languages: found a list of 0, expected at least one language.'],
    [
      { ...good, languages: ['en', 'English'] },
      'languages.1: found "English", expected a language tag such as "en" or "pt-BR".',
    ],
    [{ ...good, languages: ['en', 'en'] }, 'languages.1: found "en", expected each language once.'],
    [
      { ...good, visit: { idleSeconds: 5 } },
      'visit.idleSeconds: found 5, expected a number of seconds from 10 to 3600.',
    ],
    [
      { ...good, visit: { idleSeconds: '60' } },
      'visit.idleSeconds: found "60", expected a number of seconds from 10 to 3600.',
    ],
    [{ ...good, attract: { show: 'no' } }, 'attract.show: found "no", expected true or false.'],
    [{ ...good, kiosk: { id: '' } }, 'kiosk.id: found "", expected at least 1 letters.'],
    [{ ...good, kiosk: {} }, 'kiosk.id: found nothing, expected a value, as there is no default.'],
    [{ ...good, store: undefined }, 'store: found nothing, expected a value, as there is no default.'],
    [{ ...good, theme: { ink: 'black' } }, 'theme.ink: found "black", expected a colour such as #0e5a48.'],
    [
      { ...good, connector: { ...good.connector, kind: 'shop' } },
      'connector.kind: found "shop", expected one of "demo".',
    ],
    [
      { ...good, connector: { ...good.connector, url: 'ftp://ann:pw@store' } },
      'connector.url: found "ftp://…@store", expected an address such as https://store.example, with no name or password in it.',
    ],
    [
      { ...good, staff: [{ ...person, id: 'Ann' }] },
      'staff.0.id: found "Ann", expected a staff number of 1 to 8 digits.',
    ],
    [
      { ...good, staff: [person, { ...person, name: 'Bo' }] },
      'staff.1: found an object, expected each staff number once.',
    ],
    [{ ...good, staff: [{ ...person, role: 'boss' }] }, 'staff.0.role: found "boss", expected associate or manager.'],
    [
      { ...good, transfer: { trusted: ['a key'] } },
      'transfer.trusted.0: found "a key", expected a public key in PEM form.',
    ],
    ['text', '(file): found "text", expected an object.'],
  ])('%j: each problem names the key, what was found and what is accepted', (settings, sentence) => {
    expect(sentences(settings)).toEqual([sentence]);
  });

  test.each([
    [{ ...good, curency: 'EUR' }, 'curency: found an unknown key, expected "currency", perhaps.'],
    [
      { ...good, visit: { idleSecond: 5 } },
      'visit.idleSecond: found an unknown key, expected "visit.idleSeconds", perhaps.',
    ],
    [{ ...good, idleSeconds: 60 }, 'idleSeconds: found an unknown key, expected "visit.idleSeconds", perhaps.'],
    [
      { ...good, connector: { ...good.connector, URL: 'x' } },
      'connector.URL: found an unknown key, expected "connector.url", perhaps.',
    ],
    [{ ...good, zzz: 1 }, 'zzz: found an unknown key, expected a key that is described in the settings guide.'],
  ])('%j: an unknown key is refused, with the one that was probably meant', (settings, sentence) => {
    expect(sentences(settings)).toEqual([sentence]);
  });

  const likely = { band: 'likely', chance: 0.9, upToMinutes: 60 };
  const ask = { band: 'ask', chance: 0, upToMinutes: 600 };

  test.each([
    [[likely, ask]],
    [[ask]],
    [
      [
        { band: 'just-checked', chance: 0.9, upToMinutes: 3 },
        likely,
        { ...likely, chance: 0.95, upToMinutes: 90 },
        ask,
      ],
    ],
  ])('FR45 a table of promises %j is taken', (table) =>
    expect(sentences({ ...good, promises: { table } })).toEqual([]),
  );

  test.each([
    [[], ': found a list of 0, expected at least one row.'],
    [[{ ...likely, band: 'sure' }], '.0.band: found "sure", expected "just-checked", "likely" or "ask".'],
    [[{ ...likely, chance: 90 }], '.0.chance: found 90, expected a chance from 0 to 1.'],
    [[{ ...likely, upToMinutes: 0 }], '.0.upToMinutes: found 0, expected minutes from 1 to 43200.'],
    [[{ ...likely, chance: 0.4 }], '.0.chance: found 0.4, expected at least 0.5 for "likely".'],
    [
      [ask, likely],
      '.1.band: found "likely", expected nothing firmer than "ask" of the row before, or it would rise with age.',
    ],
    [[likely, likely], '.1.upToMinutes: found 60, expected more than the 60 of the row before.'],
    [
      [likely, { ...likely, chance: 0.8, upToMinutes: 90 }],
      '.1.chance: found 0.8, expected at least the 0.9 of the row before, which is for younger figures.',
    ],
    [
      [{ band: 'just-checked', chance: 0.8, upToMinutes: 3 }, likely],
      '.0.chance: found 0.8, expected at least the 0.9 that "likely" asks for at that age.',
    ],
    [
      [likely, { ...ask, upToMinutes: 30 }],
      '.0.upToMinutes: found 60, expected at most the 30 up to which "ask" is said.',
    ],
  ])('FR45 a table of promises %j is refused with a sentence', (table, sentence) => {
    expect(sentences({ ...good, promises: { table } })).toEqual([`promises.table${sentence}`]);
  });

  test('FR46 what is kept back is told in whole pieces', () => {
    const promises = { keptBack: { everywhere: -1, byCategory: { lamps: 1.5 } } };
    expect(sentences({ ...good, promises })).toEqual([
      'promises.keptBack.everywhere: found -1, expected whole pieces from 0 to 100.',
      'promises.keptBack.byCategory.lamps: found 1.5, expected whole pieces from 0 to 100.',
    ]);
  });

  test('all problems are told at once', () => {
    expect(sentences({ ...good, currency: 1, languages: 'en', kiosk: { id: 7 } })).toHaveLength(3);
  });

  test('OB34 people who may sign in are taken with what is held of their PIN', () => {
    expect(sentences({ ...good, staff: [person, { ...person, id: '18', role: 'manager' }] })).toEqual([]);
  });

  test.each(['2468', pinWith('1024:8:1'), pinWith('40000:8:1'), pinWith('262144:8:1'), pinWith('32768:32:1')])(
    'OB34 a PIN held as %s is refused, and not repeated',
    (pin) => {
      expect(sentences({ ...good, staff: [{ ...person, pin }] })).toEqual([
        'staff.0.pin: found a text (not shown), expected what "npm run pin" prints for a PIN.',
      ]);
    },
  );

  test('OB12 a secret is never among what was found', () => {
    const secretive = [
      { ...good, connector: { ...good.connector, secret: 1234567 } },
      { ...good, connector: { ...good.connector, kind: 'hunter' } },
      { ...good, connector: 'hunter2'.repeat(2).split('') },
      { ...good, recovery: { publicKey: 'hunter2' } },
    ];
    for (const settings of secretive) expect(sentences(settings).join()).not.toMatch(/hunter2|1234567/);
  });

  test.each(['http://ann:hunter2@store', 'http://ann:hun/hunter2@store', 'ann:hunter2@store', 'http://a/hunter2@b'])(
    'OB12 an address with a password in it (%s) is refused, and not repeated',
    (url) => {
      const [sentence] = sentences({ ...good, connector: { ...good.connector, url } });
      expect(sentence).toMatch(/^connector\.url: found .*with no name or password in it\.$/);
      expect(sentence).not.toMatch(/hunter2/);
    },
  );

  test.each(['http://', 'http://[store', 'http://store:port', 'http://store name', 'http://%zz/', 'http://store?a=b'])(
    'an address that cannot be asked (%s) is refused',
    (url) => expect(sentences({ ...good, connector: { ...good.connector, url } })).toHaveLength(1),
  );

  test.each(['http://127.0.0.1:4410', 'https://store.example/shop/', 'http://[::1]:4410', 'http://localhost'])(
    'an address that can be asked (%s) is taken',
    (url) => expect(sentences({ ...good, connector: { ...good.connector, url } })).toEqual([]),
  );

  test('text that is not JSON is told by line, without quoting it', () => {
    const text = JSON.stringify(good, null, 2).replace('"hunter2"', '"hunter2');
    const parsed = parseSettings(text);
    const [sentence = ''] = parsed.ok ? [] : parsed.problem.map(sentenceOf);
    expect(sentence).toMatch(/not JSON, at line \d+/);
    expect(sentence).not.toMatch(/hunter/);
  });

  test.each([
    ['ink', 'paper', '#999999'],
    ['soft', 'paper', '#b0aaa0'],
    ['accentInk', 'accent', '#0a4436'],
  ])('%s on %s must be readable', (words, ground, colour) => {
    const [sentence] = sentences({ ...good, theme: { [words]: colour } });
    expect(sentence).toMatch(new RegExp(`^theme.${words}: found ${colour} on ${ground} #`));
    expect(sentence).toMatch(/expected a contrast of at least 4.5/);
  });

  test('black on white is the most contrast there is', () => {
    const theme = { ink: '#000000', soft: '#767676', paper: '#ffffff', card: '#ffffff' };
    expect(sentences({ ...good, theme })).toEqual([]);
    expect(sentences({ ...good, theme: { ...theme, soft: '#777777' } })).toHaveLength(2);
  });
});

describe('what the window may know', () => {
  test('OB12 is no secret, and nothing of the platform', () => {
    const parsed = parse(good);
    if (!parsed.ok) throw new Error('not parsed');
    expect(JSON.stringify(publicSettings(parsed.value))).not.toMatch(/hunter2|connector|4410|recovery|retention/);
    expect(publicSettings(parsed.value)).toMatchObject({ desk: false, printer: false });
  });

  test('OB34 of who may sign in it knows only that there is somebody', () => {
    const parsed = parse({ ...good, staff: [person] });
    if (!parsed.ok) throw new Error('not parsed');
    expect(publicSettings(parsed.value).desk).toBe(true);
    expect(JSON.stringify(publicSettings(parsed.value))).not.toMatch(/"Ann"|scrypt|associate/);
  });
});
