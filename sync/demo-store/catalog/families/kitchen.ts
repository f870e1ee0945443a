import { rinse } from '../care.ts';
import type { Family } from '../kind.ts';
import { text } from '../languages.ts';

export const kitchen: Family = {
  id: 'kitchen',
  name: text('Kitchen', 'Küche', 'Cuisine', 'Cocina', 'مطبخ'),
  features: [
    text('well balanced', 'gut ausbalanciert', 'bien en main', 'buen equilibrio', 'توازن جيد في اليد'),
    text('heavy base', 'schwerer Boden', 'fond épais', 'base gruesa', 'قاعدة سميكة'),
    text('hand finished', 'von Hand vollendet', 'finition à la main', 'acabado a mano', 'تشطيب يدوي'),
    text('gift box', 'Geschenkschachtel', 'boîte cadeau', 'caja de regalo', 'علبة هدية'),
    text('matt finish', 'matte Oberfläche', 'finition mate', 'acabado mate', 'سطح مطفي'),
    text('small edition', 'kleine Auflage', 'petite série', 'edición corta', 'إنتاج محدود'),
  ],
  uses: [
    text(
      'Looks better with every stain.',
      'Sieht mit jedem Fleck besser aus.',
      'Gagne à chaque tache.',
      'Gana con cada mancha.',
      'جمال يزداد مع الاستعمال.',
    ),
    text(
      'For the first coffee and the last soup.',
      'Für den ersten Kaffee und die letzte Suppe.',
      'Du premier café à la dernière soupe.',
      'Del primer café a la última sopa.',
      'من أول قهوة إلى آخر حساء.',
    ),
    text(
      'One good one instead of three.',
      'Ein gutes Stück statt dreien.',
      'Une bonne pièce au lieu de trois.',
      'Una buena pieza en lugar de tres.',
      'قطعة جيدة واحدة بدل ثلاث.',
    ),
    text(
      'Stays out on the worktop, and may.',
      'Bleibt auf der Arbeitsplatte stehen und darf das.',
      'Reste sur le plan de travail, avec raison.',
      'Se queda en la encimera, y con razón.',
      'مكانه على الطاولة لا في الخزانة.',
    ),
  ],
  leaves: [
    {
      id: 'mugs-and-kettles',
      name: text('Mugs and kettles', 'Becher und Kessel', 'Mugs et bouilloires', 'Tazas y hervidores', 'أكواب وغلايات'),
      kinds: [
        {
          type: 'mug',
          nouns: [
            text('mug', 'Becher', 'Mug', 'Taza', 'كوب'),
            text('tea mug', 'Teebecher', 'Tasse à thé', 'Taza de té', 'كوب شاي'),
          ],
          materials: ['stoneware', 'porcelain', 'enamel'],
          palette: 'house',
          scale: null,
          euros: [9, 34],
          grams: [220, 460],
        },
        {
          type: 'kettle',
          nouns: [
            text('kettle', 'Wasserkessel', 'Bouilloire', 'Hervidor', 'غلاية'),
            text(
              'pour-over kettle',
              'Schwanenhalskessel',
              'Bouilloire col de cygne',
              'Hervidor de cuello fino',
              'غلاية بعنق رفيع',
            ),
          ],
          materials: ['steel', 'enamel', 'copper'],
          palette: 'metal',
          scale: 'kettles',
          euros: [39, 149],
          grams: [780, 1450],
        },
      ],
    },
    {
      id: 'pans',
      name: text('Pans', 'Pfannen', 'Poêles', 'Sartenes', 'مقالٍ'),
      kinds: [
        {
          type: 'pan',
          nouns: [
            text('frying pan', 'Bratpfanne', 'Poêle', 'Sartén', 'مقلاة'),
            text('skillet', 'Servierpfanne', 'Poêlon', 'Sartén de servir', 'مقلاة تقديم'),
          ],
          materials: ['castIron', 'carbonSteel', 'copper', 'steel'],
          palette: 'metal',
          scale: 'pans',
          euros: [35, 159],
          grams: [980, 2900],
        },
      ],
    },
    {
      id: 'knives',
      name: text('Knives', 'Messer', 'Couteaux', 'Cuchillos', 'سكاكين'),
      kinds: [
        {
          type: 'knife',
          nouns: [
            text('kitchen knife', 'Küchenmesser', 'Couteau de cuisine', 'Cuchillo de cocina', 'سكين مطبخ'),
            text('paring knife', 'Schälmesser', 'Couteau d’office', 'Cuchillo mondador', 'سكين تقشير'),
          ],
          materials: ['carbonSteel', 'steel'],
          palette: 'metal',
          scale: 'blades',
          care: rinse,
          features: [
            text('well balanced', 'gut ausbalanciert', 'bien en main', 'buen equilibrio', 'توازن جيد في اليد'),
            text('hand finished', 'von Hand vollendet', 'finition à la main', 'acabado a mano', 'تشطيب يدوي'),
            text('walnut handle', 'Griff aus Nussbaum', 'manche en noyer', 'mango de nogal', 'مقبض من خشب الجوز'),
            text('gift box', 'Geschenkschachtel', 'boîte cadeau', 'caja de regalo', 'علبة هدية'),
          ],
          euros: [29, 169],
          grams: [70, 260],
        },
      ],
    },
  ],
};
