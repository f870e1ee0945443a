import { wipe } from '../care.ts';
import type { Family } from '../kind.ts';
import { text } from '../languages.ts';

export const walk: Family = {
  id: 'walk',
  name: text('Walking and water', 'Wandern und Wasser', 'Randonnée et eau', 'Senderismo y agua', 'مشي ومياه'),
  features: [
    text('one-hand use', 'einhändig bedienbar', 'usage d’une main', 'uso con una mano', 'استعمال بيد واحدة'),
    text('wrist loop', 'Handschlaufe', 'dragonne', 'correa de muñeca', 'رباط معصم'),
    text(
      'waterproof to one metre',
      'wasserdicht bis einen Meter',
      'étanche à un mètre',
      'estanco hasta un metro',
      'مقاومة للماء حتى متر',
    ),
    text('soft grip', 'weicher Griff', 'prise souple', 'agarre blando', 'مقبض ليّن'),
    text('lifetime repairs', 'lebenslange Reparatur', 'réparation à vie', 'reparación de por vida', 'إصلاح مدى الحياة'),
  ],
  uses: [
    text(
      'Ready before the weather is.',
      'Fertig, bevor es das Wetter ist.',
      'Tout est prêt avant la météo.',
      'Todo listo antes que el tiempo.',
      'جاهزية قبل أن يتبدّل الطقس.',
    ),
    text(
      'For the first bus up and the last light down.',
      'Für den ersten Bus hinauf und das letzte Licht hinab.',
      'Du premier bus à la dernière lueur.',
      'Del primer autobús a la última luz.',
      'من أول حافلة إلى آخر ضوء.',
    ),
    text(
      'Weighs less than a good excuse.',
      'Wiegt weniger als eine gute Ausrede.',
      'Pèse moins qu’une bonne excuse.',
      'Pesa menos que una buena excusa.',
      'وزن أقلّ من عذر جيد.',
    ),
    text(
      'Everything in reach, nothing that rattles.',
      'Alles in Reichweite, nichts klappert.',
      'Tout à portée de main, rien qui cliquette.',
      'Todo a mano y nada que suene.',
      'كل شيء في متناول اليد وبلا ضجيج.',
    ),
  ],
  leaves: [
    {
      id: 'backpacks',
      name: text('Backpacks', 'Rucksäcke', 'Sacs à dos', 'Mochilas', 'حقائب ظهر'),
      kinds: [
        {
          type: 'backpack',
          nouns: [
            text('day pack', 'Tagesrucksack', 'Sac à dos', 'Mochila de día', 'حقيبة ظهر يومية'),
            text('backpack', 'Rucksack', 'Sac à dos', 'Mochila', 'حقيبة ظهر'),
            text('commuter pack', 'Stadtrucksack', 'Sac de ville', 'Mochila urbana', 'حقيبة مدينة'),
          ],
          materials: ['nylon', 'waxedCotton', 'polyester', 'canvas'],
          palette: 'cloth',
          scale: 'packs',
          care: wipe,
          features: [
            text('rolled top', 'Rollverschluss', 'fermeture enroulable', 'cierre enrollable', 'إغلاق بالطيّ'),
            text('laptop sleeve', 'Laptopfach', 'poche pour ordinateur', 'funda para portátil', 'جيب للحاسوب'),
            text('rain cover', 'Regenhülle', 'housse de pluie', 'funda de lluvia', 'غطاء مطر'),
            text('ventilated back', 'belüfteter Rücken', 'dos aéré', 'espalda ventilada', 'ظهر مهوّى'),
          ],
          euros: [45, 229],
          grams: [480, 1900],
        },
      ],
    },
    {
      id: 'bottles',
      name: text('Bottles', 'Flaschen', 'Gourdes', 'Botellas', 'قوارير'),
      kinds: [
        {
          type: 'bottle',
          nouns: [
            text('bottle', 'Trinkflasche', 'Gourde', 'Botella', 'قارورة'),
            text('insulated bottle', 'Isolierflasche', 'Gourde isotherme', 'Botella térmica', 'قارورة عازلة'),
          ],
          materials: ['steel', 'titanium', 'recycledPlastic'],
          palette: 'sport',
          scale: 'bottles',
          features: [
            text('leakproof lid', 'dichter Deckel', 'bouchon étanche', 'tapa hermética', 'غطاء محكم'),
            text('wide mouth', 'weite Öffnung', 'large goulot', 'boca ancha', 'فوهة واسعة'),
            text('carry loop', 'Trageschlaufe', 'anse de transport', 'asa de transporte', 'حلقة حمل'),
          ],
          euros: [15, 49],
          grams: [140, 480],
        },
      ],
    },
    {
      id: 'headtorches',
      name: text('Head torches', 'Stirnlampen', 'Lampes frontales', 'Frontales', 'مصابيح رأس'),
      kinds: [
        {
          type: 'headtorch',
          nouns: [
            text('head torch', 'Stirnlampe', 'Lampe frontale', 'Linterna frontal', 'مصباح رأس'),
            text('running light', 'Lauflampe', 'Lampe de course', 'Frontal de carrera', 'مصباح جري'),
          ],
          materials: ['aluminium', 'recycledPlastic'],
          palette: 'sport',
          scale: null,
          euros: [25, 119],
          grams: [45, 190],
        },
      ],
    },
    {
      id: 'poles-and-paddles',
      name: text('Poles and paddles', 'Stöcke und Paddel', 'Bâtons et pagaies', 'Bastones y palas', 'عصي مشي ومجاديف'),
      kinds: [
        {
          type: 'trekking-poles',
          nouns: [
            text('trekking poles', 'Wanderstöcke', 'Bâtons de marche', 'Bastones de senderismo', 'عصي مشي'),
            text('folding poles', 'Faltstöcke', 'Bâtons pliants', 'Bastones plegables', 'عصي قابلة للطي'),
          ],
          materials: ['carbon', 'aluminium'],
          palette: 'sport',
          scale: 'poles',
          euros: [39, 169],
          grams: [320, 560],
        },
        {
          type: 'paddle',
          nouns: [
            text('paddle', 'Paddel', 'Pagaie', 'Pala', 'مجداف'),
            text('kayak paddle', 'Kajakpaddel', 'Pagaie de kayak', 'Pala de kayak', 'مجداف كاياك'),
          ],
          materials: ['carbon', 'ash', 'recycledPlastic'],
          palette: 'sport',
          scale: 'paddles',
          euros: [49, 259],
          grams: [680, 1250],
        },
      ],
    },
    {
      id: 'finding-the-way',
      name: text(
        'Binoculars and compasses',
        'Ferngläser und Kompasse',
        'Jumelles et boussoles',
        'Prismáticos y brújulas',
        'مناظير وبوصلات',
      ),
      kinds: [
        {
          type: 'binoculars',
          nouns: [
            text('binoculars', 'Fernglas', 'Jumelles', 'Prismáticos', 'منظار'),
            text('pocket binoculars', 'Taschenfernglas', 'Jumelles de poche', 'Prismáticos de bolsillo', 'منظار جيب'),
          ],
          materials: ['aluminium', 'recycledPlastic'],
          palette: 'metal',
          scale: null,
          euros: [79, 449],
          grams: [240, 820],
        },
        {
          type: 'compass',
          nouns: [
            text('compass', 'Kompass', 'Boussole', 'Brújula', 'بوصلة'),
            text('map compass', 'Kartenkompass', 'Boussole de carte', 'Brújula de mapa', 'بوصلة خرائط'),
          ],
          materials: ['brass', 'aluminium', 'recycledPlastic'],
          palette: 'metal',
          scale: null,
          euros: [17, 89],
          grams: [28, 140],
        },
      ],
    },
  ],
};
