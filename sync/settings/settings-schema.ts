import * as v from 'valibot';
import { identifierSchema, languageSchema } from '../contract/primitives.ts';
import { pinHash } from './pin-hash.ts';
import { promisesSchema } from './promise-table.ts';

const hexColour = v.pipe(v.string(), v.regex(/^#[0-9a-fA-F]{6}$/, 'a colour such as #0e5a48'));
const seconds = (least: number, most: number) =>
  v.pipe(
    v.number(`a number of seconds from ${least} to ${most}`),
    v.minValue(least, `a number of seconds from ${least} to ${most}`),
    v.maxValue(most, `a number of seconds from ${least} to ${most}`),
  );
/** A name or password in an address would end up in error messages, and nothing that asks the store takes one. */
const httpUrl = v.pipe(
  v.string(),
  v.regex(
    /^https?:\/\/([^\s/@[\]?#:\\%<>^|]+|\[[\da-fA-F:.]+\])(:\d{1,5})?(\/[^\s?#@]*)?$/,
    'an address such as https://store.example, with no name or password in it',
  ),
);

const connectorSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('demo'),
    url: httpUrl,
    client: v.pipe(
      v.string('the name the store knows this kiosk by'),
      v.minLength(1, 'the name the store knows this kiosk by'),
    ),
    secret: v.pipe(
      v.string('the secret that goes with the client'),
      v.minLength(1, 'the secret that goes with the client'),
    ),
  }),
]);

/** Colours, corners and faces that a retailer may change. Contrast is checked with the settings, not in the shop. */
const themeSchema = v.strictObject({
  paper: v.optional(hexColour, '#f5f1ea'),
  card: v.optional(hexColour, '#fffdf9'),
  ink: v.optional(hexColour, '#1c1a17'),
  soft: v.optional(hexColour, '#6a645b'),
  line: v.optional(hexColour, '#e2dbcf'),
  accent: v.optional(hexColour, '#0e5a48'),
  accentInk: v.optional(hexColour, '#f4fbf8'),
  cornerRadius: v.optional(
    v.pipe(v.number(), v.minValue(0, 'pixels from 0 to 60'), v.maxValue(60, 'pixels from 0 to 60')),
    28,
  ),
});

const languages = v.pipe(
  v.array(
    v.config(languageSchema, { message: 'a language tag such as "en" or "pt-BR"' }),
    'a list of language tags such as ["en", "de"]',
  ),
  v.minLength(1, 'at least one language'),
  v.checkItems((tag, at, all) => all.indexOf(tag) === at, 'each language once'),
);

/** Who may open the orders desk. Left out or empty: nobody, and there is no door to it. */
const staffSchema = v.pipe(
  v.array(
    v.strictObject({
      /** What they type to say who they are, and what the journal and the trail know them by. */
      id: v.pipe(v.string('a staff number of 1 to 8 digits'), v.regex(/^\d{1,8}$/, 'a staff number of 1 to 8 digits')),
      /** Shown to themselves when they are signed in. */
      name: v.pipe(v.string(), v.minLength(1, 'a name'), v.maxLength(60, 'at most 60 letters')),
      role: v.picklist(['associate', 'manager'], 'associate or manager'),
      pin: pinHash,
    }),
    'a list of people',
  ),
  v.checkItems(({ id }, at, all) => all.findIndex((one) => one.id === id) === at, 'each staff number once'),
);

/** Every setting there is. A key that is not here is refused by name: a typing error must not silently mean "default". */
export const settingsSchema = v.strictObject({
  kiosk: v.strictObject({ id: identifierSchema }),
  store: v.strictObject({
    name: v.pipe(
      v.string('the name over the door'),
      v.minLength(1, 'the name over the door'),
      v.maxLength(60, 'at most 60 letters'),
    ),
    /** The location, as the platform names it, in which this kiosk stands. */
    location: identifierSchema,
    /** The category, as the platform names it, that this store carries with all below it. Left out: everything there is. */
    assortment: v.optional(identifierSchema),
  }),
  connector: connectorSchema,
  languages,
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'three capital letters such as EUR')),
  theme: v.optional(themeSchema, {}),
  attract: v.optional(v.strictObject({ show: v.optional(v.boolean('true or false'), true) }), {}),
  visit: v.optional(
    v.strictObject({
      /** Without a touch for this long the kiosk asks whether anyone is there. */
      idleSeconds: v.optional(seconds(10, 3_600), 60),
      /** … and after this much longer the visit ends, its cart with it. */
      warningSeconds: v.optional(seconds(5, 120), 15),
    }),
    {},
  ),
  pull: v.optional(
    v.strictObject({
      stockSeconds: v.optional(seconds(1, 3_600), 15),
      catalogSeconds: v.optional(seconds(1, 86_400), 60),
      /** Nineteen of twenty stock figures should be no older than this; the page for IT says whether they are. */
      targetSeconds: v.optional(seconds(1, 86_400), 60),
    }),
    {},
  ),
  promises: v.optional(promisesSchema, {}),
  retention: v.optional(
    v.strictObject({
      /** Days after an order is final until what is personal in it is wiped. */
      personalDays: v.optional(
        v.pipe(v.number(), v.minValue(1, 'days from 1 to 365'), v.maxValue(365, 'days from 1 to 365')),
        30,
      ),
      /** Days for which it is kept who did what at the orders desk. */
      trailDays: v.optional(
        v.pipe(v.number(), v.minValue(30, 'days from 30 to 3650'), v.maxValue(3_650, 'days from 30 to 3650')),
        365,
      ),
    }),
    {},
  ),
  /** A receipt printer in the store's network. Left out: nothing is printed. */
  printer: v.optional(
    v.strictObject({
      host: v.pipe(
        v.string(),
        v.regex(/^[\da-zA-Z][\da-zA-Z.:-]{0,252}$/, 'a name or an address such as 192.168.1.50'),
      ),
      port: v.optional(
        v.pipe(
          v.number('a port from 1 to 65535'),
          v.integer('a port from 1 to 65535'),
          v.minValue(1, 'a port from 1 to 65535'),
          v.maxValue(65_535, 'a port from 1 to 65535'),
        ),
        9_100,
      ),
    }),
  ),
  staff: v.optional(staffSchema, []),
  transfer: v.optional(
    v.strictObject({
      /** Where files with orders are written to and looked for: a memory stick, a share. Left out: a folder beside the journal. */
      folder: v.optional(v.pipe(v.string('the path of a folder'), v.minLength(1, 'the path of a folder'))),
      /** With them, only files signed by one of these kiosks or by IT are taken. PEM, Ed25519. */
      trusted: v.optional(
        v.array(
          v.pipe(v.string(), v.startsWith('-----BEGIN PUBLIC KEY-----', 'a public key in PEM form')),
          'a list of public keys in PEM form',
        ),
      ),
    }),
    {},
  ),
  recovery: v.optional(
    v.strictObject({
      /** With it the retailer can open the unsent orders of a kiosk that died. PEM, X25519 or RSA. */
      publicKey: v.pipe(v.string(), v.startsWith('-----BEGIN PUBLIC KEY-----', 'a public key in PEM form')),
    }),
  ),
});

export type Settings = v.InferOutput<typeof settingsSchema>;
export type Theme = Settings['theme'];
