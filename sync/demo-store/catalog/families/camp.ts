import { air, wipe } from '../care.ts';
import type { Family } from '../kind.ts';
import { text } from '../languages.ts';

export const camp: Family = {
  id: 'camp',
  name: text('Camping', 'Camping', 'Camping', 'Acampada', 'تخييم'),
  features: [
    text('packs small', 'kleines Packmaß', 'format compact', 'plegado compacto', 'حجم صغير عند الطي'),
    text('field repairable', 'unterwegs reparierbar', 'réparable sur place', 'reparable en ruta', 'إصلاح في الموقع'),
    text('storm tested', 'sturmerprobt', 'à l’épreuve des tempêtes', 'a prueba de tormentas', 'اختبار في العواصف'),
    text('carry bag', 'Tragetasche', 'sac de transport', 'bolsa de transporte', 'حقيبة حمل'),
  ],
  uses: [
    text(
      'For the field behind the house or the far side of Norway.',
      'Für die Wiese hinterm Haus oder das andere Ende Norwegens.',
      'Pour le pré derrière la maison ou le bout de la Norvège.',
      'Para el prado de detrás de casa o el fin de Noruega.',
      'للحقل خلف البيت أو لأقصى النرويج.',
    ),
    text(
      'Works with cold fingers and no instructions.',
      'Geht mit kalten Fingern und ohne Anleitung.',
      'S’utilise les doigts gelés et sans notice.',
      'Se usa con los dedos fríos y sin instrucciones.',
      'استعمال سهل بأصابع باردة وبلا تعليمات.',
    ),
    text(
      'Lighter than the breakfast you will carry.',
      'Leichter als das Frühstück im Rucksack.',
      'Plus léger que le petit-déjeuner à porter.',
      'Menos peso que el desayuno que se lleva.',
      'وزن أخفّ من فطور الرحلة.',
    ),
    text(
      'Good nights begin in the afternoon.',
      'Gute Nächte beginnen am Nachmittag.',
      'Les bonnes nuits commencent l’après-midi.',
      'Las buenas noches empiezan por la tarde.',
      'الليالي الهانئة تبدأ من العصر.',
    ),
  ],
  leaves: [
    {
      id: 'tents',
      name: text('Tents', 'Zelte', 'Tentes', 'Tiendas de campaña', 'خيام'),
      kinds: [
        {
          type: 'tent',
          nouns: [
            text('tent', 'Zelt', 'Tente', 'Tienda de campaña', 'خيمة'),
            text('tunnel tent', 'Tunnelzelt', 'Tente tunnel', 'Tienda de túnel', 'خيمة نفقية'),
            text('dome tent', 'Kuppelzelt', 'Tente dôme', 'Tienda iglú', 'خيمة قبة'),
          ],
          materials: ['nylon', 'polyester', 'canvas'],
          palette: 'sport',
          scale: 'tents',
          care: air,
          features: [
            text('four seasons', 'vier Jahreszeiten', 'quatre saisons', 'cuatro estaciones', 'أربعة فصول'),
            text('two porches', 'zwei Apsiden', 'deux absides', 'dos ábsides', 'مدخلان مسقوفان'),
            text(
              'colour-coded poles',
              'farbig markierte Stangen',
              'arceaux à repères',
              'varillas por colores',
              'أعمدة مميّزة بالألوان',
            ),
            text(
              'storm tested',
              'sturmerprobt',
              'à l’épreuve des tempêtes',
              'a prueba de tormentas',
              'اختبار في العواصف',
            ),
          ],
          euros: [119, 499],
          grams: [1200, 3900],
        },
      ],
    },
    {
      id: 'sleeping-bags',
      name: text('Sleeping bags', 'Schlafsäcke', 'Sacs de couchage', 'Sacos de dormir', 'أكياس نوم'),
      kinds: [
        {
          type: 'sleeping-bag',
          nouns: [
            text('sleeping bag', 'Schlafsack', 'Sac de couchage', 'Saco de dormir', 'كيس نوم'),
            text('quilt', 'Quilt', 'Couette de bivouac', 'Edredón de vivac', 'لحاف تخييم'),
          ],
          materials: ['down', 'polyester', 'nylon'],
          palette: 'sport',
          scale: 'bags',
          euros: [79, 389],
          grams: [620, 1900],
        },
      ],
    },
    {
      id: 'hammocks',
      name: text('Hammocks', 'Hängematten', 'Hamacs', 'Hamacas', 'أراجيح شبكية'),
      kinds: [
        {
          type: 'hammock',
          nouns: [
            text('hammock', 'Hängematte', 'Hamac', 'Hamaca', 'أرجوحة شبكية'),
            text('double hammock', 'Doppelhängematte', 'Hamac double', 'Hamaca doble', 'أرجوحة مزدوجة'),
          ],
          materials: ['nylon', 'cotton', 'canvas'],
          palette: 'sport',
          scale: null,
          care: air,
          euros: [29, 129],
          grams: [320, 1600],
        },
      ],
    },
    {
      id: 'camp-kitchen',
      name: text(
        'Stoves and cool boxes',
        'Kocher und Kühlboxen',
        'Réchauds et glacières',
        'Hornillos y neveras',
        'مواقد وصناديق تبريد',
      ),
      kinds: [
        {
          type: 'stove',
          nouns: [
            text('camp stove', 'Campingkocher', 'Réchaud', 'Hornillo', 'موقد تخييم'),
            text('gas stove', 'Gaskocher', 'Réchaud à gaz', 'Hornillo de gas', 'موقد غاز'),
          ],
          materials: ['titanium', 'steel', 'aluminium'],
          palette: 'metal',
          scale: null,
          care: wipe,
          euros: [35, 159],
          grams: [80, 720],
        },
        {
          type: 'cool-box',
          nouns: [
            text('cool box', 'Kühlbox', 'Glacière', 'Nevera portátil', 'صندوق تبريد'),
            text('picnic box', 'Picknickbox', 'Glacière de pique-nique', 'Nevera de pícnic', 'صندوق نزهات'),
          ],
          materials: ['recycledPlastic', 'aluminium', 'steel'],
          palette: 'sport',
          scale: 'boxes',
          care: wipe,
          euros: [35, 189],
          grams: [1400, 6800],
        },
      ],
    },
  ],
};
