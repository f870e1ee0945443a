import type { Family } from '../kind.ts';
import { text } from '../languages.ts';

export const computing: Family = {
  id: 'computing',
  name: text('Computers', 'Computer', 'Informatique', 'Informática', 'حواسيب'),
  features: [
    text(
      'all-day battery',
      'Akku für den ganzen Tag',
      'autonomie d’une journée',
      'batería para todo el día',
      'بطارية ليوم كامل',
    ),
    text(
      'parts you can change',
      'Teile zum Wechseln',
      'pièces remplaçables',
      'piezas reemplazables',
      'قطع قابلة للتبديل',
    ),
    text('matt surface', 'matte Oberfläche', 'surface mate', 'superficie mate', 'سطح مطفي'),
    text('slim', 'flache Bauform', 'format fin', 'formato fino', 'تصميم نحيف'),
  ],
  uses: [
    text(
      'Ready before the thought is gone.',
      'Bereit, bevor der Gedanke weg ist.',
      'En marche avant que l’idée ne file.',
      'En marcha antes de que la idea se escape.',
      'سرعة تسبق الفكرة.',
    ),
    text(
      'For letters, lists and late nights.',
      'Für Briefe, Listen und lange Nächte.',
      'Pour les lettres, les listes et les nuits longues.',
      'Para cartas, listas y noches largas.',
      'للرسائل والقوائم والليالي الطويلة.',
    ),
    text(
      'Made to be opened with an ordinary screwdriver.',
      'Mit einem gewöhnlichen Schraubendreher zu öffnen.',
      'Un tournevis ordinaire suffit pour l’ouvrir.',
      'Se abre con un destornillador corriente.',
      'مفكّ عادي يكفي للصيانة.',
    ),
    text(
      'Keeps still on a small table.',
      'Bleibt auch auf kleinen Tischen ruhig.',
      'Tient en place sur une petite table.',
      'Quieto hasta en una mesa pequeña.',
      'ثبات على الطاولات الصغيرة.',
    ),
  ],
  leaves: [
    {
      id: 'laptops-and-tablets',
      name: text(
        'Laptops and tablets',
        'Laptops und Tablets',
        'Ordinateurs et tablettes',
        'Portátiles y tabletas',
        'حواسيب محمولة ولوحية',
      ),
      kinds: [
        {
          type: 'laptop',
          nouns: [
            text('laptop', 'Laptop', 'Ordinateur portable', 'Portátil', 'حاسوب محمول'),
            text('travel laptop', 'Reiselaptop', 'Ordinateur de voyage', 'Portátil de viaje', 'حاسوب سفر'),
          ],
          materials: ['aluminium', 'recycledPlastic'],
          palette: 'device',
          scale: 'laptops',
          euros: [549, 1890],
          grams: [980, 1900],
        },
        {
          type: 'tablet',
          nouns: [
            text('tablet', 'Tablet', 'Tablette', 'Tableta', 'حاسوب لوحي'),
            text('drawing tablet', 'Zeichentablet', 'Tablette à dessin', 'Tableta de dibujo', 'لوح رسم'),
          ],
          materials: ['aluminium', 'recycledPlastic'],
          palette: 'device',
          scale: 'phones',
          euros: [199, 890],
          grams: [290, 680],
        },
      ],
    },
    {
      id: 'keyboards-and-mice',
      name: text(
        'Keyboards and mice',
        'Tastaturen und Mäuse',
        'Claviers et souris',
        'Teclados y ratones',
        'لوحات مفاتيح وفأرات',
      ),
      kinds: [
        {
          type: 'keyboard',
          nouns: [
            text('keyboard', 'Tastatur', 'Clavier', 'Teclado', 'لوحة مفاتيح'),
            text('compact keyboard', 'Kompakttastatur', 'Clavier compact', 'Teclado compacto', 'لوحة مفاتيح صغيرة'),
          ],
          materials: ['aluminium', 'bamboo', 'recycledPlastic'],
          palette: 'device',
          scale: null,
          features: [
            text('quiet keys', 'leise Tasten', 'touches silencieuses', 'teclas silenciosas', 'مفاتيح هادئة'),
            text('wireless', 'kabellos', 'sans fil', 'sin cables', 'اتصال لاسلكي'),
            text('slim', 'flache Bauform', 'format fin', 'formato fino', 'تصميم نحيف'),
            text(
              'parts you can change',
              'Teile zum Wechseln',
              'pièces remplaçables',
              'piezas reemplazables',
              'قطع قابلة للتبديل',
            ),
          ],
          euros: [39, 189],
          grams: [420, 1200],
        },
        {
          type: 'mouse',
          nouns: [
            text('mouse', 'Maus', 'Souris', 'Ratón', 'فأرة'),
            text('upright mouse', 'Vertikalmaus', 'Souris verticale', 'Ratón vertical', 'فأرة عمودية'),
          ],
          materials: ['recycledPlastic', 'bamboo', 'aluminium'],
          palette: 'device',
          scale: null,
          features: [
            text('wireless', 'kabellos', 'sans fil', 'sin cables', 'اتصال لاسلكي'),
            text('silent click', 'leiser Klick', 'clic silencieux', 'clic silencioso', 'نقرة صامتة'),
            text(
              'for either hand',
              'für beide Hände',
              'pour les deux mains',
              'para ambas manos',
              'لليد اليمنى واليسرى',
            ),
          ],
          euros: [19, 109],
          grams: [60, 140],
        },
      ],
    },
  ],
};
