import { air, wipe } from '../care.ts';
import type { Family } from '../kind.ts';
import { text } from '../languages.ts';

export const outdoorShoes: Family = {
  id: 'outdoor-shoes',
  name: text(
    'Boots and trail shoes',
    'Stiefel und Geländeschuhe',
    'Bottes et chaussures de marche',
    'Botas y calzado de montaña',
    'أحذية طويلة وأحذية مشي',
  ),
  features: [
    text('deep lugs', 'grobes Profil', 'crampons profonds', 'tacos profundos', 'نتوءات عميقة'),
    text('resoled for life', 'immer wieder neu besohlbar', 'ressemelage à vie', 'suela renovable', 'نعل قابل للتجديد'),
    text('speed lacing', 'Schnellschnürung', 'laçage rapide', 'cordones rápidos', 'ربط سريع'),
    text('waterproof lining', 'wasserdichtes Futter', 'doublure étanche', 'forro impermeable', 'بطانة مانعة للماء'),
    text('rubber toe', 'Zehenkappe aus Gummi', 'pare-pierres en caoutchouc', 'puntera de goma', 'مقدمة مطاطية'),
    text('wide fit', 'weite Passform', 'chaussant large', 'horma ancha', 'قالب عريض'),
  ],
  uses: [
    text(
      'Finds the path when the path gives up.',
      'Findet den Weg, wenn der Weg aufgibt.',
      'Trouve le chemin quand le chemin renonce.',
      'Encuentra el camino cuando el camino se rinde.',
      'للدروب التي تنتهي قبل الوصول.',
    ),
    text(
      'For mud, moss and the last bus.',
      'Für Schlamm, Moos und den letzten Bus.',
      'Pour la boue, la mousse et le dernier bus.',
      'Para el barro, el musgo y el último autobús.',
      'للوحل والطحالب وآخر حافلة.',
    ),
    text(
      'Dry feet are half the view.',
      'Trockene Füße sind die halbe Aussicht.',
      'Des pieds secs, c’est déjà la moitié de la vue.',
      'Los pies secos son la mitad de las vistas.',
      'القدم الجافة نصف متعة المنظر.',
    ),
    text(
      'No blisters on the first day, none on the tenth.',
      'Keine Blasen am ersten Tag und keine am zehnten.',
      'Pas d’ampoules le premier jour, ni le dixième.',
      'Sin ampollas el primer día ni el décimo.',
      'بلا تقرّحات في اليوم الأول ولا في العاشر.',
    ),
  ],
  leaves: [
    {
      id: 'boots',
      name: text('Boots', 'Stiefel', 'Bottes', 'Botas', 'أحذية طويلة'),
      kinds: [
        {
          type: 'boot',
          nouns: [
            text('boot', 'Stiefel', 'Botte', 'Bota', 'جزمة'),
            text('walking boot', 'Wanderstiefel', 'Chaussure de randonnée', 'Bota de montaña', 'حذاء مشي عالٍ'),
            text('ankle boot', 'Stiefelette', 'Bottine', 'Botín', 'حذاء نصفي'),
          ],
          materials: ['waxedLeather', 'nubuck', 'fullGrain', 'suede'],
          palette: 'leather',
          scale: 'shoes',
          euros: [99, 289],
          grams: [860, 1540],
        },
      ],
    },
    {
      id: 'trail-shoes',
      name: text('Trail shoes', 'Geländeschuhe', 'Chaussures de trail', 'Zapatillas de montaña', 'أحذية المسارات'),
      kinds: [
        {
          type: 'trail-shoe',
          nouns: [
            text('trail shoe', 'Geländeschuh', 'Chaussure de trail', 'Zapatilla de montaña', 'حذاء مسارات'),
            text('approach shoe', 'Zustiegsschuh', 'Chaussure d’approche', 'Zapatilla de aproximación', 'حذاء مرتفعات'),
          ],
          materials: ['mesh', 'polyester', 'suede'],
          palette: 'sport',
          scale: 'shoes',
          care: wipe,
          euros: [79, 179],
          grams: [460, 780],
        },
      ],
    },
    {
      id: 'wellingtons',
      name: text('Wellingtons', 'Gummistiefel', 'Bottes de pluie', 'Botas de agua', 'جزم المطر'),
      kinds: [
        {
          type: 'wellington',
          nouns: [
            text('wellington', 'Gummistiefel', 'Botte de pluie', 'Bota de agua', 'جزمة مطر'),
            text(
              'short wellington',
              'kurzer Gummistiefel',
              'Botte de pluie courte',
              'Bota de agua corta',
              'جزمة مطر قصيرة',
            ),
          ],
          materials: ['rubber'],
          palette: 'cloth',
          scale: 'shoes',
          features: [
            text('deep lugs', 'grobes Profil', 'crampons profonds', 'tacos profundos', 'نتوءات عميقة'),
            text('wide calf', 'weiter Schaft', 'tige large', 'caña ancha', 'ساق واسعة'),
            text('felt lining', 'Filzfutter', 'doublure en feutre', 'forro de fieltro', 'بطانة من اللبّاد'),
          ],
          euros: [39, 129],
          grams: [980, 1900],
        },
      ],
    },
    {
      id: 'climbing-shoes',
      name: text('Climbing shoes', 'Kletterschuhe', 'Chaussons d’escalade', 'Pies de gato', 'أحذية التسلق'),
      kinds: [
        {
          type: 'climbing-shoe',
          nouns: [
            text('climbing shoe', 'Kletterschuh', 'Chausson d’escalade', 'Pie de gato', 'حذاء تسلّق'),
            text('boulder shoe', 'Boulderschuh', 'Chausson de bloc', 'Pie de gato de búlder', 'حذاء تسلّق صخور'),
          ],
          materials: ['suede', 'polyester'],
          palette: 'sport',
          scale: 'shoes',
          care: air,
          features: [
            text('soft sole', 'weiche Sohle', 'semelle souple', 'suela blanda', 'نعل ليّن'),
            text('single strap', 'ein Klettriegel', 'une seule bride', 'una sola tira', 'شريط تثبيت واحد'),
            text('rubber toe', 'Zehenkappe aus Gummi', 'pare-pierres en caoutchouc', 'puntera de goma', 'مقدمة مطاطية'),
          ],
          euros: [69, 159],
          grams: [380, 560],
        },
      ],
    },
  ],
};
