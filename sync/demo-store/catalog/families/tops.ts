import type { Family } from '../kind.ts';
import { text } from '../languages.ts';

export const tops: Family = {
  id: 'tops',
  name: text('Tops', 'Oberteile', 'Hauts', 'Partes de arriba', 'قطع علوية'),
  features: [
    text(
      'double-stitched hem',
      'doppelt genähter Saum',
      'ourlet double couture',
      'dobladillo de doble costura',
      'حاشية بخياطة مزدوجة',
    ),
    text('dropped shoulder', 'überschnittene Schulter', 'épaule tombante', 'hombro caído', 'كتف منسدل'),
    text('chest pocket', 'Brusttasche', 'poche poitrine', 'bolsillo en el pecho', 'جيب على الصدر'),
    text('straight cut', 'gerader Schnitt', 'coupe droite', 'corte recto', 'قَصّة مستقيمة'),
    text('garment-dyed', 'im Stück gefärbt', 'teinture en pièce', 'teñido en prenda', 'صباغة بعد الخياطة'),
    text('no side seams', 'ohne Seitennähte', 'sans coutures latérales', 'sin costuras laterales', 'بلا درزات جانبية'),
  ],
  uses: [
    text(
      'The first thing out of the wash and on again.',
      'Kaum aus der Wäsche, schon wieder an.',
      'À peine sec, déjà remis.',
      'Del tendedero al cuerpo, sin pasar por el armario.',
      'من الغسيل إلى اللبس مباشرة.',
    ),
    text(
      'Softer after every wash, never shorter.',
      'Nach jeder Wäsche weicher, nie kürzer.',
      'Plus de douceur à chaque lavage, jamais plus court.',
      'Más suavidad con cada lavado, nunca más corto.',
      'نعومة أكثر مع كل غسلة من دون انكماش.',
    ),
    text(
      'Good alone, better under a jacket.',
      'Allein gut, unter einer Jacke besser.',
      'Bien sans rien, mieux sous une veste.',
      'Bien a solas, mejor bajo una chaqueta.',
      'للّبس وحده أو تحت سترة.',
    ),
    text(
      'For long tables and late trains.',
      'Für lange Tafeln und späte Züge.',
      'Pour les longues tablées et les trains tardifs.',
      'Para sobremesas largas y trenes tardíos.',
      'للجلسات الطويلة والقطارات المتأخرة.',
    ),
  ],
  leaves: [
    {
      id: 't-shirts',
      name: text('T-shirts', 'T-Shirts', 'T-shirts', 'Camisetas', 'قمصان قطنية'),
      kinds: [
        {
          type: 't-shirt',
          nouns: [
            text('tee', 'T-Shirt', 'T-shirt', 'Camiseta', 'تيشيرت'),
            text('pocket tee', 'T-Shirt mit Tasche', 'T-shirt à poche', 'Camiseta con bolsillo', 'تيشيرت بجيب'),
          ],
          materials: ['cotton', 'jersey', 'merino', 'linen'],
          palette: 'cloth',
          scale: 'letters',
          euros: [15, 55],
          grams: [130, 240],
        },
      ],
    },
    {
      id: 'shirts',
      name: text('Shirts', 'Hemden', 'Chemises', 'Camisas', 'قمصان'),
      kinds: [
        {
          type: 'shirt',
          nouns: [
            text('shirt', 'Hemd', 'Chemise', 'Camisa', 'قميص'),
            text('overshirt', 'Überhemd', 'Surchemise', 'Sobrecamisa', 'قميص خارجي'),
          ],
          materials: ['cotton', 'linen', 'flannel', 'corduroy'],
          palette: 'cloth',
          scale: 'letters',
          euros: [39, 129],
          grams: [190, 460],
        },
      ],
    },
    {
      id: 'jumpers',
      name: text('Jumpers', 'Pullover', 'Pulls', 'Jerséis', 'كنزات'),
      kinds: [
        {
          type: 'sweater',
          nouns: [
            text('jumper', 'Pullover', 'Pull', 'Jersey', 'كنزة'),
            text('fisherman jumper', 'Fischerpullover', 'Pull marin', 'Jersey marinero', 'كنزة بحّارة'),
            text('cable knit', 'Zopfpullover', 'Pull torsadé', 'Jersey de ochos', 'كنزة مجدولة'),
          ],
          materials: ['merino', 'lambswool', 'alpaca', 'cashmere', 'cotton'],
          palette: 'cloth',
          scale: 'letters',
          features: [
            text('ribbed cuffs', 'Rippbündchen', 'poignets côtelés', 'puños acanalados', 'أساور مضلّعة'),
            text('roll neck', 'Rollkragen', 'col roulé', 'cuello vuelto', 'ياقة عالية'),
            text(
              'knitted in one piece',
              'in einem Stück gestrickt',
              'tricoté d’une pièce',
              'tejido de una pieza',
              'حياكة من قطعة واحدة',
            ),
            text('dropped shoulder', 'überschnittene Schulter', 'épaule tombante', 'hombro caído', 'كتف منسدل'),
          ],
          euros: [49, 189],
          grams: [280, 780],
        },
      ],
    },
    {
      id: 'hoodies',
      name: text('Hoodies', 'Kapuzenpullover', 'Sweats à capuche', 'Sudaderas', 'سترات بقلنسوة'),
      kinds: [
        {
          type: 'hoodie',
          nouns: [
            text('hoodie', 'Hoodie', 'Sweat à capuche', 'Sudadera con capucha', 'هودي'),
            text('zip hoodie', 'Kapuzenjacke', 'Sweat zippé', 'Sudadera con cremallera', 'هودي بسحّاب'),
          ],
          materials: ['jersey', 'cotton', 'fleece'],
          palette: 'cloth',
          scale: 'letters',
          features: [
            text('lined hood', 'gefütterte Kapuze', 'capuche doublée', 'capucha forrada', 'قلنسوة مبطّنة'),
            text('kangaroo pocket', 'Kängurutasche', 'poche kangourou', 'bolsillo canguro', 'جيب أمامي كبير'),
            text('ribbed cuffs', 'Rippbündchen', 'poignets côtelés', 'puños acanalados', 'أساور مضلّعة'),
          ],
          euros: [39, 109],
          grams: [420, 720],
        },
      ],
    },
  ],
};
