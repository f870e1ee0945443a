import type { Family } from '../kind.ts';
import { text } from '../languages.ts';

export const accessories: Family = {
  id: 'accessories',
  name: text('Accessories', 'Accessoires', 'Accessoires', 'Complementos', 'إكسسوارات'),
  features: [
    text('plain edges', 'schlichte Kanten', 'bords nets', 'bordes lisos', 'حواف بسيطة'),
    text('double layer', 'zwei Lagen', 'double épaisseur', 'doble capa', 'طبقة مزدوجة'),
    text('woven label', 'gewebtes Etikett', 'étiquette tissée', 'etiqueta tejida', 'بطاقة منسوجة'),
    text('contrast stitching', 'Kontrastnähte', 'surpiqûres contrastées', 'costuras en contraste', 'خياطة متباينة'),
    text('two-tone', 'zweifarbig', 'deux tons', 'dos tonos', 'بلونين'),
    text('made to be mended', 'zum Flicken gemacht', 'fait pour être réparé', 'hecho para remendar', 'قابلية للرتق'),
  ],
  uses: [
    text(
      'Small, warm and hard to lose.',
      'Klein, warm und schwer zu verlieren.',
      'Peu de place, beaucoup de chaleur.',
      'Poco bulto y mucho calor.',
      'حجم صغير ودفء كثير.',
    ),
    text(
      'A present one keeps for oneself.',
      'Ein Geschenk, das man selbst behält.',
      'Un cadeau que l’on garde pour soi.',
      'Un regalo para quedárselo.',
      'هدية يحتفظ بها من يشتريها.',
    ),
    text(
      'For the hook by the door.',
      'Für den Haken neben der Tür.',
      'Pour le crochet près de la porte.',
      'Para el gancho junto a la puerta.',
      'للمشجب بجانب الباب.',
    ),
    text(
      'Colour for days that have none.',
      'Farbe für Tage, die keine haben.',
      'De la couleur pour les jours qui en manquent.',
      'Color para los días que no lo tienen.',
      'لون للأيام التي لا لون لها.',
    ),
  ],
  leaves: [
    {
      id: 'hats',
      name: text('Hats', 'Mützen und Kappen', 'Bonnets et casquettes', 'Gorros y gorras', 'قبعات'),
      kinds: [
        {
          type: 'beanie',
          nouns: [
            text('beanie', 'Mütze', 'Bonnet', 'Gorro', 'قبعة صوفية'),
            text('watch cap', 'Seemannsmütze', 'Bonnet marin', 'Gorro marinero', 'قبعة بحّارة'),
          ],
          materials: ['merino', 'lambswool', 'cashmere', 'fleece'],
          palette: 'cloth',
          scale: null,
          euros: [17, 59],
          grams: [48, 110],
        },
        {
          type: 'cap',
          nouns: [
            text('cap', 'Kappe', 'Casquette', 'Gorra', 'قبعة بحافة'),
            text('rain cap', 'Regenkappe', 'Casquette de pluie', 'Gorra impermeable', 'قبعة مطر'),
          ],
          materials: ['cotton', 'corduroy', 'waxedCotton', 'nylon'],
          palette: 'cloth',
          scale: null,
          euros: [19, 49],
          grams: [60, 120],
        },
      ],
    },
    {
      id: 'scarves-and-gloves',
      name: text(
        'Scarves and gloves',
        'Schals und Handschuhe',
        'Écharpes et gants',
        'Bufandas y guantes',
        'أوشحة وقفازات',
      ),
      kinds: [
        {
          type: 'scarf',
          nouns: [
            text('scarf', 'Schal', 'Écharpe', 'Bufanda', 'وشاح'),
            text('fringed scarf', 'Fransenschal', 'Écharpe à franges', 'Bufanda con flecos', 'وشاح بشرّابات'),
          ],
          materials: ['lambswool', 'merino', 'alpaca', 'cashmere'],
          palette: 'cloth',
          scale: null,
          euros: [29, 119],
          grams: [120, 340],
        },
        {
          type: 'gloves',
          nouns: [
            text('gloves', 'Handschuhe', 'Gants', 'Guantes', 'قفازات'),
            text('liner gloves', 'Unterziehhandschuhe', 'Sous-gants', 'Guantes interiores', 'قفازات داخلية'),
          ],
          materials: ['merino', 'fullGrain', 'fleece', 'softshell'],
          palette: 'cloth',
          scale: 'letters',
          euros: [25, 99],
          grams: [40, 180],
        },
      ],
    },
    {
      id: 'socks',
      name: text('Socks', 'Socken', 'Chaussettes', 'Calcetines', 'جوارب'),
      kinds: [
        {
          type: 'socks',
          nouns: [
            text('socks', 'Socken', 'Chaussettes', 'Calcetines', 'جوارب'),
            text('boot socks', 'Stiefelsocken', 'Chaussettes hautes', 'Calcetines altos', 'جوارب عالية'),
          ],
          materials: ['merino', 'cotton', 'lambswool'],
          palette: 'cloth',
          scale: 'socks',
          euros: [9, 32],
          grams: [40, 110],
        },
      ],
    },
    {
      id: 'belts',
      name: text('Belts', 'Gürtel', 'Ceintures', 'Cinturones', 'أحزمة'),
      kinds: [
        {
          type: 'belt',
          nouns: [
            text('belt', 'Gürtel', 'Ceinture', 'Cinturón', 'حزام'),
            text('braided belt', 'Flechtgürtel', 'Ceinture tressée', 'Cinturón trenzado', 'حزام مجدول'),
          ],
          materials: ['fullGrain', 'waxedLeather', 'canvas'],
          palette: 'leather',
          scale: 'belt',
          euros: [25, 89],
          grams: [110, 260],
        },
      ],
    },
  ],
};
