import { wipe } from '../care.ts';
import type { Family } from '../kind.ts';
import { text } from '../languages.ts';

export const townShoes: Family = {
  id: 'town-shoes',
  name: text(
    'Town and home shoes',
    'Schuhe für Stadt und Haus',
    'Chaussures de ville et d’intérieur',
    'Calzado de calle y de casa',
    'أحذية المدينة والبيت',
  ),
  features: [
    text('cork footbed', 'Fußbett aus Kork', 'semelle de liège', 'plantilla de corcho', 'نعل داخلي من الفلّين'),
    text('soft heel', 'weiche Ferse', 'talon souple', 'talón blando', 'كعب ليّن'),
    text('stitched sole', 'genähte Sohle', 'semelle cousue', 'suela cosida', 'نعل مخيط'),
    text('light sole', 'leichte Sohle', 'semelle légère', 'suela ligera', 'نعل خفيف'),
    text('removable insole', 'herausnehmbare Einlage', 'semelle amovible', 'plantilla extraíble', 'فرش قابل للإزالة'),
    text('wide fit', 'weite Passform', 'chaussant large', 'horma ancha', 'قالب عريض'),
  ],
  uses: [
    text(
      'From the kitchen to the corner shop and back.',
      'Von der Küche zum Laden an der Ecke und zurück.',
      'De la cuisine à l’épicerie du coin, et retour.',
      'De la cocina a la tienda de la esquina y vuelta.',
      'من المطبخ إلى دكان الحي والعودة.',
    ),
    text(
      'Ten thousand steps and no complaint.',
      'Zehntausend Schritte und keine Klage.',
      'Dix mille pas sans une plainte.',
      'Diez mil pasos y ninguna queja.',
      'عشرة آلاف خطوة بلا شكوى.',
    ),
    text(
      'On in a second, on all day.',
      'In einer Sekunde an und den ganzen Tag dran.',
      'Une seconde pour chausser, toute la journée aux pieds.',
      'Un segundo para calzarse, todo el día en los pies.',
      'ثانية للارتداء وراحة طوال اليوم.',
    ),
    text(
      'Quiet on wooden floors.',
      'Leise auf Holzböden.',
      'Pas un bruit sur le parquet.',
      'Ni un ruido sobre la madera.',
      'هدوء على الأرضيات الخشبية.',
    ),
  ],
  leaves: [
    {
      id: 'sneakers',
      name: text('Sneakers', 'Sneaker', 'Baskets', 'Zapatillas', 'أحذية رياضية'),
      kinds: [
        {
          type: 'sneaker',
          nouns: [
            text('sneaker', 'Sneaker', 'Basket', 'Zapatilla', 'حذاء رياضي'),
            text('court shoe', 'Tennisschuh', 'Tennis', 'Zapatilla de pista', 'حذاء ملاعب'),
            text('high-top', 'knöchelhoher Sneaker', 'Basket montante', 'Zapatilla alta', 'حذاء رياضي عالٍ'),
          ],
          materials: ['canvas', 'suede', 'fullGrain', 'mesh'],
          palette: 'sport',
          scale: 'shoes',
          care: wipe,
          euros: [49, 149],
          grams: [520, 860],
        },
      ],
    },
    {
      id: 'sandals',
      name: text('Sandals', 'Sandalen', 'Sandales', 'Sandalias', 'صنادل'),
      kinds: [
        {
          type: 'sandal',
          nouns: [
            text('sandal', 'Sandale', 'Sandale', 'Sandalia', 'صندل'),
            text('strap sandal', 'Riemensandale', 'Sandale à brides', 'Sandalia de tiras', 'صندل بأحزمة'),
          ],
          materials: ['fullGrain', 'nubuck', 'cork'],
          palette: 'leather',
          scale: 'shoes',
          euros: [35, 119],
          grams: [320, 620],
        },
      ],
    },
    {
      id: 'loafers',
      name: text('Loafers', 'Slipper', 'Mocassins', 'Mocasines', 'أحذية لوفر'),
      kinds: [
        {
          type: 'loafer',
          nouns: [
            text('loafer', 'Loafer', 'Mocassin', 'Mocasín', 'حذاء لوفر'),
            text('driving shoe', 'Fahrschuh', 'Mocassin souple', 'Mocasín flexible', 'حذاء قيادة'),
          ],
          materials: ['fullGrain', 'suede', 'nubuck'],
          palette: 'leather',
          scale: 'shoes',
          euros: [79, 219],
          grams: [520, 820],
        },
      ],
    },
    {
      id: 'slippers',
      name: text('Slippers', 'Hausschuhe', 'Chaussons', 'Zapatillas de casa', 'أحذية منزلية'),
      kinds: [
        {
          type: 'slipper',
          nouns: [
            text('slipper', 'Hausschuh', 'Chausson', 'Zapatilla de casa', 'حذاء منزلي'),
            text('slipper boot', 'Hüttenschuh', 'Chausson montant', 'Botín de casa', 'جزمة منزلية'),
          ],
          materials: ['felt', 'sheepskin', 'boiledWool'],
          palette: 'cloth',
          scale: 'shoes',
          euros: [25, 79],
          grams: [240, 520],
        },
      ],
    },
  ],
};
