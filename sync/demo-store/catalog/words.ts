import type { Random } from '../../kernel/random.ts';
import { skewed } from './stream.ts';

/** The names a shop has heard before: the head of the vocabulary. */
const familiar = `
  Ridge Storm Harbour Fell Tarn Skerry Moss Ember Drift Beacon Cove Heron Alder Rowan Birch Juniper Thistle Bracken Heather Sorrel
  Willow Hazel Linden Aspen Cedar Larch Fern Clover Nettle Reed Sedge Lichen Pebble Slate Flint Basalt Quartz Chalk
  Sandbar Shoal Estuary Delta Lagoon Fjord Glacier Summit Saddle Col Crag Scree Gully Canyon Mesa Prairie Meadow Orchard Garden
  Lantern Kindle Hearth Cinder  Tinder Anvil Bellows Anchor Keel Rudder Mast Halyard Spinnaker Jib
  Meridian Solstice Equinox Aurora Comet Orbit Lunar Nova Zenith Horizon Twilight Midnight Morning Sunday Tuesday November
  April Winter Breeze Gale Squall Mistral Sirocco Zephyr Monsoon Drizzle Puddle Rainfall Snowline Thaw Frost Falcon Kestrel Plover
  Curlew Lapwing Sparrow Wren Swift Martin Puffin Gannet Otter Badger Fox Hare Marten Lynx Elk Ibex Chamois
  Nomad Rambler Drover Pilgrim Courier Ferryman Shepherd Miller Cooper Weaver Potter Baker Mariner Ranger Scout Harbinger Lisbon
  Bergen Oslo Turin Porto Trieste Malmo Aarhus Tromso Galway Dingle Skye Mull Iona Lewis Orkney Shetland Faroe Lofoten Gotland
`
  .trim()
  .split(/\s+/);

// A made-up word is always consonants, vowels, consonants, vowels, consonants: read back, it can have come from one number only.
const onsets = 'b bl br d dr f fl fr g gr h j k kl kr l m n pl r s sk sl sm sn st t tr v w'.split(' ');
const cores = 'a e i o u ai ea ia'.split(' ');
const joints =
  'b d f l m n r s t v ld lf lk lm ln lt lv mb nd nk nt rd rf rk rl rm rn rs rt rv sk sl sm st tr ll mm nn rr ss'.split(
    ' ',
  );
const seconds = 'a e i o u'.split(' ');
// The first of them is none at all: a word may end in a vowel.
const codas = ' d k l m n r s t v nd st x'.split(' ');

const vocabulary = onsets.length * cores.length * joints.length * seconds.length * codas.length;
/** Prime to the vocabulary, so that every rank has a word of its own; far from any round share of it, so that neighbours differ. */
const stride = 1_299_709;

/** The word that is `rank`th in use in the shop of this seed. */
function madeUpWord(seed: number, rank: number): string {
  let code = (rank * stride + (seed >>> 0)) % vocabulary;
  let word = '';
  for (const part of [onsets, cores, joints, seconds, codas]) {
    word += part[code % part.length] ?? '';
    code = Math.floor(code / part.length);
  }
  return word;
}

/** Steep enough that some names are everywhere, flat enough that a hundred thousand titles hold sixty thousand words. */
const bend = 0.7;

/** Dice know no manners: what reads like something one does not say in a shop is thrown again. */
const unfit = new RegExp(
  `f[aeiou]+[kg] k[ou]nt k[au]k d[ie]+k slut s[ae]m[ei]n satan n[ai]z n[ie]g t[ie]+t dild vulv r[ea]kt stink piss kr[aei]p
  hor[aer] fist hitl stalin idiot moron ret[ao]rd m[ao]rd tod merd put[ae] kul fot+[ei] k[ao]ss nik bast dre+k ars anal nud
  sex kill dead fart wank kik tran[aei] kond f[io]ll konn mist`
    .trim()
    .split(/\s+/)
    .join('|'),
);

/** A model name. `familiarShare` of them are words one knows, the others are nobody's. */
export function modelName(random: Random, seed: number, familiarShare: number): string {
  if (random.next() < familiarShare) return familiar[skewed(random, familiar.length, 0.4)] ?? 'Ridge';
  for (;;) {
    const word = madeUpWord(seed, skewed(random, vocabulary, bend));
    if (!unfit.test(word)) return word.charAt(0).toUpperCase() + word.slice(1);
  }
}
