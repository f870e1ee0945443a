import type { Family } from '../kind.ts';
import { text } from '../languages.ts';

export const legwear: Family = {
  id: 'legwear',
  name: text(
    'Trousers, skirts and dresses',
    'Hosen, Röcke und Kleider',
    'Pantalons, jupes et robes',
    'Pantalones, faldas y vestidos',
    'سراويل وتنانير وفساتين',
  ),
  features: [
    text('high waist', 'hoher Bund', 'taille haute', 'talle alto', 'خصر عالٍ'),
    text('wide hem', 'weiter Saum', 'bas ample', 'bajo amplio', 'حاشية واسعة'),
    text('deep pockets', 'tiefe Taschen', 'poches profondes', 'bolsillos profundos', 'جيوب عميقة'),
    text('drawstring', 'Kordelzug', 'cordon de serrage', 'cordón ajustable', 'رباط خصر'),
    text('pressed pleats', 'feste Falten', 'plis marqués', 'pliegues marcados', 'طيّات مكويّة'),
    text('concealed zip', 'verdeckter Reißverschluss', 'zip invisible', 'cremallera oculta', 'سحّاب مخفي'),
  ],
  uses: [
    text(
      'Sits well on a bicycle and at a desk.',
      'Sitzt auf dem Rad so gut wie am Schreibtisch.',
      'À l’aise à vélo comme au bureau.',
      'A gusto en bicicleta y en el despacho.',
      'راحة على الدراجة وخلف المكتب.',
    ),
    text(
      'Pockets that hold more than a hope.',
      'Taschen, in die mehr passt als eine Hoffnung.',
      'Des poches où il tient plus qu’un espoir.',
      'Bolsillos donde cabe más que una esperanza.',
      'جيوب تتّسع لأكثر من الأمنيات.',
    ),
    text(
      'Keeps its shape until Friday.',
      'Bleibt bis Freitag in Form.',
      'Garde sa forme jusqu’au vendredi.',
      'Conserva la forma hasta el viernes.',
      'ثبات في الشكل حتى آخر الأسبوع.',
    ),
    text(
      'For warm evenings and cold offices.',
      'Für warme Abende und kalte Büros.',
      'Pour les soirées douces et les bureaux froids.',
      'Para tardes cálidas y oficinas frías.',
      'للأمسيات الدافئة والمكاتب الباردة.',
    ),
  ],
  leaves: [
    {
      id: 'trousers',
      name: text('Trousers', 'Hosen', 'Pantalons', 'Pantalones', 'سراويل'),
      kinds: [
        {
          type: 'trousers',
          nouns: [
            text('trousers', 'Hose', 'Pantalon', 'Pantalón', 'سروال'),
            text('chinos', 'Chino', 'Chino', 'Chinos', 'سروال تشينو'),
          ],
          materials: ['cotton', 'corduroy', 'linen', 'nylon'],
          palette: 'cloth',
          scale: 'waist',
          euros: [49, 149],
          grams: [320, 620],
        },
      ],
    },
    {
      id: 'jeans',
      name: text('Jeans', 'Jeans', 'Jeans', 'Vaqueros', 'جينز'),
      kinds: [
        {
          type: 'jeans',
          nouns: [
            text('jeans', 'Jeans', 'Jean', 'Vaqueros', 'جينز'),
            text('straight jeans', 'gerade Jeans', 'Jean droit', 'Vaqueros rectos', 'جينز مستقيم'),
          ],
          materials: ['denim', 'stretchDenim'],
          palette: 'denim',
          scale: 'waist',
          euros: [59, 169],
          grams: [480, 820],
        },
      ],
    },
    {
      id: 'shorts',
      name: text('Shorts', 'Shorts', 'Shorts', 'Pantalones cortos', 'سراويل قصيرة'),
      kinds: [
        {
          type: 'shorts',
          nouns: [
            text('shorts', 'Shorts', 'Short', 'Pantalón corto', 'سروال قصير'),
            text('trail shorts', 'Wandershorts', 'Short de marche', 'Pantalón corto de senderismo', 'سروال قصير للمشي'),
          ],
          materials: ['cotton', 'linen', 'nylon', 'polyester'],
          palette: 'cloth',
          scale: 'letters',
          euros: [29, 89],
          grams: [140, 320],
        },
      ],
    },
    {
      id: 'skirts-and-dresses',
      name: text('Skirts and dresses', 'Röcke und Kleider', 'Jupes et robes', 'Faldas y vestidos', 'تنانير وفساتين'),
      kinds: [
        {
          type: 'skirt',
          nouns: [
            text('skirt', 'Rock', 'Jupe', 'Falda', 'تنورة'),
            text('pleated skirt', 'Faltenrock', 'Jupe plissée', 'Falda plisada', 'تنورة بطيّات'),
          ],
          materials: ['viscose', 'linen', 'corduroy', 'denim'],
          palette: 'cloth',
          scale: 'letters',
          euros: [35, 119],
          grams: [180, 460],
        },
        {
          type: 'dress',
          nouns: [
            text('dress', 'Kleid', 'Robe', 'Vestido', 'فستان'),
            text('shirt dress', 'Hemdblusenkleid', 'Robe chemise', 'Vestido camisero', 'فستان قميص'),
          ],
          materials: ['viscose', 'linen', 'cotton', 'jersey'],
          palette: 'cloth',
          scale: 'letters',
          euros: [49, 189],
          grams: [220, 520],
        },
      ],
    },
  ],
};
