import { text, type Text } from './languages.ts';
import type { CatalogPromotion } from './rows.ts';

const promotion = (
  sourceId: string,
  categories: string[],
  texts: { readonly title: Text; readonly label: Text },
): CatalogPromotion => ({ sourceId, ...texts, categories, products: [] });

const promotions: readonly CatalogPromotion[] = [
  promotion('wet-tuesdays', ['jackets', 'parkas', 'wellingtons'], {
    title: text(
      'Made for wet Tuesdays',
      'Gemacht für nasse Dienstage',
      'Pensé pour les mardis pluvieux',
      'Hecho para martes lluviosos',
      'لأيام الثلاثاء الماطرة',
    ),
    label: text('Rainwear', 'Regenkleidung', 'Contre la pluie', 'Para la lluvia', 'ملابس المطر'),
  }),
  promotion('long-way-up', ['boots', 'trail-shoes', 'backpacks', 'poles-and-paddles'], {
    title: text(
      'The long way up, the soft way down',
      'Lang hinauf, sanft hinab',
      'Longue montée, douce descente',
      'Subida larga, bajada suave',
      'صعود طويل ونزول مريح',
    ),
    label: text('For the hills', 'Für die Berge', 'Pour la montagne', 'Para el monte', 'للجبال'),
  }),
  promotion('nobody-goes-out', ['cushions-and-blankets', 'candles', 'slippers', 'lamps'], {
    title: text(
      'Nobody is going out tonight',
      'Heute geht niemand mehr aus',
      'Ce soir, personne ne sort',
      'Esta noche no sale nadie',
      'لن يخرج أحد الليلة',
    ),
    label: text('Evenings in', 'Abende zu Hause', 'Soirées à la maison', 'Noches en casa', 'أمسيات البيت'),
  }),
  promotion('soup-season', ['mugs-and-kettles', 'pans', 'knives'], {
    title: text(
      'Soup season is open',
      'Die Suppensaison ist eröffnet',
      'La saison des soupes est ouverte',
      'Se abre la temporada de sopas',
      'افتُتح موسم الحساء',
    ),
    label: text('From the kitchen', 'Aus der Küche', 'Côté cuisine', 'De la cocina', 'من المطبخ'),
  }),
  promotion('phone-at-home', ['finding-the-way', 'headtorches'], {
    title: text(
      'Phone at home? All the better',
      'Telefon vergessen? Umso besser',
      'Téléphone oublié ? Tant mieux',
      '¿El teléfono en casa? Mejor',
      'الهاتف في البيت؟ هذا أفضل',
    ),
    label: text('Find the way', 'Wege finden', 'Trouver son chemin', 'Encontrar el camino', 'لمعرفة الطريق'),
  }),
  promotion('neighbours-like-it', ['headphones', 'speakers', 'radios'], {
    title: text(
      'A little louder, the neighbours like it',
      'Etwas lauter, den Nachbarn gefällt’s',
      'Un peu plus fort, les voisins aiment ça',
      'Un poco más alto, a los vecinos les gusta',
      'صوت أعلى قليلًا، فالجيران يحبّونه',
    ),
    label: text('Good sound', 'Guter Klang', 'Du bon son', 'Buen sonido', 'صوت جميل'),
  }),
  promotion('outlive-the-machine', ['socks', 't-shirts', 'jumpers'], {
    title: text(
      'Socks that outlive the washing machine',
      'Socken, die die Waschmaschine überleben',
      'Des chaussettes qui survivent à la machine',
      'Calcetines que sobreviven a la lavadora',
      'جوارب تعيش أطول من الغسالة',
    ),
    label: text('Made to last', 'Lange haltbar', 'Fait pour durer', 'Hecho para durar', 'صُنعت لتدوم'),
  }),
  promotion('where-the-map-ends', ['tents', 'sleeping-bags', 'hammocks', 'camp-kitchen'], {
    title: text(
      'Sleep where the map ends',
      'Schlafen, wo die Karte endet',
      'Dormir là où la carte s’arrête',
      'Dormir donde acaba el mapa',
      'النوم حيث تنتهي الخريطة',
    ),
    label: text('Nights out', 'Nächte draußen', 'Nuits dehors', 'Noches al raso', 'ليالٍ في العراء'),
  }),
];

export const allPromotions = (): readonly CatalogPromotion[] => promotions;
