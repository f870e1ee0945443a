import { wipe } from '../care.ts';
import type { Family } from '../kind.ts';
import { text } from '../languages.ts';

export const furniture: Family = {
  id: 'furniture',
  name: text('Lamps and chairs', 'Leuchten und Stühle', 'Lampes et chaises', 'Lámparas y sillas', 'مصابيح وكراسٍ'),
  features: [
    text('felt feet', 'Filzgleiter', 'patins en feutre', 'pies de fieltro', 'أقدام من اللبّاد'),
    text(
      'no visible screws',
      'ohne sichtbare Schrauben',
      'sans vis apparentes',
      'sin tornillos a la vista',
      'بلا براغٍ ظاهرة',
    ),
    text(
      'spare parts for 20 years',
      'Ersatzteile für 20 Jahre',
      'pièces pendant 20 ans',
      'repuestos durante 20 años',
      'قطع غيار لعشرين عامًا',
    ),
    text('low profile', 'niedrige Bauform', 'profil bas', 'perfil bajo', 'تصميم منخفض'),
    text('flat packed', 'flach verpackt', 'livraison à plat', 'embalaje plano', 'تغليف مسطّح'),
  ],
  uses: [
    text(
      'For reading past the end of the chapter.',
      'Zum Weiterlesen nach dem Ende des Kapitels.',
      'Pour lire au-delà du chapitre.',
      'Para leer más allá del capítulo.',
      'للقراءة بعد نهاية الفصل.',
    ),
    text(
      'Built to be inherited.',
      'Gebaut, um vererbt zu werden.',
      'Un meuble à transmettre.',
      'Un mueble para heredar.',
      'أثاث يُورَّث.',
    ),
    text(
      'Takes ten minutes to put together, with one key.',
      'In zehn Minuten mit einem Schlüssel aufgebaut.',
      'Dix minutes de montage, une seule clé.',
      'Diez minutos de montaje y una sola llave.',
      'عشر دقائق للتركيب بمفتاح واحد.',
    ),
    text(
      'Stands straight, even on old floors.',
      'Steht auch auf alten Dielen gerade.',
      'Stable, même sur un vieux parquet.',
      'Firme incluso en suelos viejos.',
      'ثبات حتى على الأرضيات القديمة.',
    ),
  ],
  leaves: [
    {
      id: 'lamps',
      name: text('Lamps', 'Leuchten', 'Lampes', 'Lámparas', 'مصابيح'),
      kinds: [
        {
          type: 'lamp',
          nouns: [
            text('table lamp', 'Tischleuchte', 'Lampe de table', 'Lámpara de mesa', 'مصباح طاولة'),
            text('reading lamp', 'Leseleuchte', 'Liseuse', 'Lámpara de lectura', 'مصباح قراءة'),
          ],
          materials: ['brass', 'oak', 'ceramic', 'steel', 'aluminium'],
          palette: 'house',
          scale: null,
          care: wipe,
          euros: [49, 249],
          grams: [900, 3400],
        },
      ],
    },
    {
      id: 'chairs',
      name: text('Chairs', 'Stühle', 'Chaises', 'Sillas', 'كراسٍ'),
      kinds: [
        {
          type: 'chair',
          nouns: [
            text('chair', 'Stuhl', 'Chaise', 'Silla', 'كرسي'),
            text('dining chair', 'Esszimmerstuhl', 'Chaise de salle à manger', 'Silla de comedor', 'كرسي طعام'),
          ],
          materials: ['oak', 'ash', 'walnut', 'recycledPlastic'],
          palette: 'house',
          scale: null,
          euros: [89, 429],
          grams: [3200, 7400],
        },
      ],
    },
  ],
};
