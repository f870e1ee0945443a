import { wipe } from '../care.ts';
import type { Family } from '../kind.ts';
import { text } from '../languages.ts';

export const living: Family = {
  id: 'living',
  name: text('Living room', 'Wohnzimmer', 'Salon', 'Salón', 'غرفة الجلوس'),
  features: [
    text('rounded edges', 'runde Kanten', 'bords arrondis', 'bordes redondeados', 'حواف مستديرة'),
    text('numbered piece', 'nummeriertes Stück', 'pièce numérotée', 'pieza numerada', 'قطعة مرقّمة'),
    text('linen-wrapped box', 'in Leinen verpackt', 'emballage en lin', 'envuelto en lino', 'تغليف من الكتان'),
    text('natural pigments', 'Naturpigmente', 'pigments naturels', 'pigmentos naturales', 'أصباغ طبيعية'),
    text('hand finished', 'von Hand vollendet', 'finition à la main', 'acabado a mano', 'تشطيب يدوي'),
    text('large format', 'großes Format', 'grand format', 'gran formato', 'حجم كبير'),
  ],
  uses: [
    text(
      'Makes a flat feel like a home by Sunday.',
      'Macht bis Sonntag aus der Wohnung ein Zuhause.',
      'Fait d’un appartement un chez-soi avant dimanche.',
      'Convierte un piso en un hogar antes del domingo.',
      'لمسة تجعل الشقة بيتًا.',
    ),
    text(
      'For evenings when nobody goes out.',
      'Für Abende, an denen niemand ausgeht.',
      'Pour les soirs où personne ne sort.',
      'Para las noches en que nadie sale.',
      'لأمسيات لا يخرج فيها أحد.',
    ),
    text(
      'Asks for little room and fills it well.',
      'Braucht wenig Platz und füllt ihn gut.',
      'Peu de place, bien remplie.',
      'Pide poco espacio y lo llena bien.',
      'مساحة قليلة وحضور كبير.',
    ),
    text(
      'Good company for a window sill.',
      'Gute Gesellschaft für jede Fensterbank.',
      'De bonne compagnie près d’une fenêtre.',
      'Buena compañía junto a una ventana.',
      'رفقة طيبة قرب النافذة.',
    ),
  ],
  leaves: [
    {
      id: 'cushions-and-blankets',
      name: text(
        'Cushions and blankets',
        'Kissen und Decken',
        'Coussins et plaids',
        'Cojines y mantas',
        'وسائد وأغطية',
      ),
      kinds: [
        {
          type: 'cushion',
          nouns: [
            text('cushion', 'Kissen', 'Coussin', 'Cojín', 'وسادة'),
            text('floor cushion', 'Bodenkissen', 'Coussin de sol', 'Cojín de suelo', 'وسادة أرضية'),
          ],
          materials: ['velvet', 'linen', 'lambswool', 'corduroy'],
          palette: 'house',
          scale: 'covers',
          euros: [19, 79],
          grams: [380, 920],
        },
        {
          type: 'blanket',
          nouns: [
            text('throw', 'Plaid', 'Plaid', 'Manta de sofá', 'غطاء أريكة'),
            text('blanket', 'Decke', 'Couverture', 'Manta', 'بطانية'),
          ],
          materials: ['lambswool', 'merino', 'alpaca', 'cotton'],
          palette: 'house',
          scale: 'blankets',
          euros: [49, 189],
          grams: [680, 1900],
        },
      ],
    },
    {
      id: 'vases',
      name: text('Vases', 'Vasen', 'Vases', 'Jarrones', 'مزهريات'),
      kinds: [
        {
          type: 'vase',
          nouns: [
            text('vase', 'Vase', 'Vase', 'Jarrón', 'مزهرية'),
            text('bud vase', 'Solitärvase', 'Soliflore', 'Florero', 'مزهرية صغيرة'),
          ],
          materials: ['stoneware', 'glass', 'porcelain', 'terracotta'],
          palette: 'house',
          scale: 'heights',
          euros: [19, 119],
          grams: [380, 2600],
        },
      ],
    },
    {
      id: 'candles',
      name: text('Candles', 'Kerzen', 'Bougies', 'Velas', 'شموع'),
      kinds: [
        {
          type: 'candle',
          nouns: [
            text('candle', 'Kerze', 'Bougie', 'Vela', 'شمعة'),
            text('scented candle', 'Duftkerze', 'Bougie parfumée', 'Vela aromática', 'شمعة معطّرة'),
          ],
          materials: ['beeswax', 'soyWax'],
          palette: 'house',
          scale: null,
          euros: [12, 49],
          grams: [180, 620],
        },
      ],
    },
    {
      id: 'clocks',
      name: text('Clocks', 'Uhren', 'Horloges', 'Relojes de pared', 'ساعات حائط'),
      kinds: [
        {
          type: 'clock',
          nouns: [
            text('wall clock', 'Wanduhr', 'Horloge', 'Reloj de pared', 'ساعة حائط'),
            text('station clock', 'Bahnhofsuhr', 'Horloge de gare', 'Reloj de estación', 'ساعة محطة'),
          ],
          materials: ['oak', 'walnut', 'brass', 'steel'],
          palette: 'house',
          scale: 'clocks',
          care: wipe,
          euros: [39, 189],
          grams: [460, 1400],
        },
      ],
    },
    {
      id: 'plant-pots',
      name: text('Plant pots', 'Blumentöpfe', 'Pots de fleurs', 'Macetas', 'أصص نباتات'),
      kinds: [
        {
          type: 'plant-pot',
          nouns: [
            text('plant pot', 'Blumentopf', 'Pot de fleurs', 'Maceta', 'أصيص نباتات'),
            text('planter', 'Pflanzgefäß', 'Jardinière', 'Macetero', 'حوض نباتات'),
          ],
          materials: ['terracotta', 'stoneware', 'concrete', 'recycledPlastic'],
          palette: 'house',
          scale: 'pots',
          euros: [9, 69],
          grams: [320, 3200],
        },
      ],
    },
  ],
};
