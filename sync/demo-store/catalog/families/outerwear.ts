import type { Family } from '../kind.ts';
import { text } from '../languages.ts';

export const outerwear: Family = {
  id: 'outerwear',
  name: text('Coats and jackets', 'Jacken und Mäntel', 'Vestes et manteaux', 'Chaquetas y abrigos', 'سترات ومعاطف'),
  features: [
    text('three-layer', 'drei Lagen', 'trois couches', 'tres capas', 'ثلاث طبقات'),
    text('taped seams', 'verklebte Nähte', 'coutures étanchées', 'costuras selladas', 'درزات محكمة'),
    text('two-way zip', 'Zwei-Wege-Reißverschluss', 'zip à double curseur', 'cremallera doble', 'سحّاب باتجاهين'),
    text('deep hood', 'tiefe Kapuze', 'capuche profonde', 'capucha amplia', 'قلنسوة عميقة'),
    text('inner pocket', 'Innentasche', 'poche intérieure', 'bolsillo interior', 'جيب داخلي'),
    text('reflective piping', 'reflektierende Paspeln', 'liserés réfléchissants', 'ribetes reflectantes', 'حواف عاكسة'),
    text('warm lining', 'warmes Futter', 'doublure chaude', 'forro cálido', 'بطانة دافئة'),
    text('packs small', 'kleines Packmaß', 'format compact', 'plegado compacto', 'حجم صغير عند الطي'),
  ],
  uses: [
    text(
      'Keeps the rain where it belongs: outside.',
      'Hält den Regen dort, wo er hingehört: draußen.',
      'Garde la pluie à sa place : dehors.',
      'Deja la lluvia en su sitio: fuera.',
      'ليبقى المطر في مكانه: في الخارج.',
    ),
    text(
      'For the walk to work and the long way home.',
      'Für den Weg zur Arbeit und den langen Heimweg.',
      'Pour aller au travail et rentrer par le chemin long.',
      'Para ir al trabajo y volver por el camino largo.',
      'للطريق إلى العمل ولطريق العودة الطويل.',
    ),
    text(
      'Cut to fit over a thick jumper.',
      'Ein dicker Pullover passt gut darunter.',
      'Coupe prévue pour un gros pull dessous.',
      'Corte pensado para llevar un jersey grueso debajo.',
      'قَصّة تتّسع لكنزة سميكة.',
    ),
    text(
      'Quiet in the wind and light on the peg.',
      'Leise im Wind und leicht am Haken.',
      'Du calme dans le vent, presque rien sur la patère.',
      'Silencio con viento, ligereza en la percha.',
      'هدوء في الريح وخفّة على المشجب.',
    ),
  ],
  leaves: [
    {
      id: 'jackets',
      name: text('Jackets', 'Jacken', 'Vestes', 'Chaquetas', 'سترات'),
      kinds: [
        {
          type: 'jacket',
          nouns: [
            text('shell', 'Wetterjacke', 'Veste de pluie', 'Chaqueta impermeable', 'سترة مطر'),
            text('jacket', 'Jacke', 'Veste', 'Chaqueta', 'سترة'),
            text('anorak', 'Anorak', 'Anorak', 'Anorak', 'أنوراك'),
          ],
          materials: ['waxedCotton', 'polyester', 'nylon', 'softshell', 'boiledWool'],
          palette: 'cloth',
          scale: 'letters',
          euros: [79, 329],
          grams: [280, 920],
        },
      ],
    },
    {
      id: 'parkas',
      name: text(
        'Parkas and coats',
        'Parkas und Wintermäntel',
        'Parkas et manteaux',
        'Parkas y abrigos',
        'باركات ومعاطف',
      ),
      kinds: [
        {
          type: 'parka',
          nouns: [
            text('parka', 'Parka', 'Parka', 'Parka', 'باركا'),
            text('winter coat', 'Wintermantel', 'Manteau d’hiver', 'Abrigo de invierno', 'معطف شتوي'),
          ],
          materials: ['down', 'waxedCotton', 'polyester', 'boiledWool'],
          palette: 'cloth',
          scale: 'letters',
          euros: [129, 449],
          grams: [780, 1650],
        },
      ],
    },
    {
      id: 'fleeces',
      name: text('Fleeces', 'Fleecejacken', 'Polaires', 'Forros polares', 'سترات فليس'),
      kinds: [
        {
          type: 'fleece',
          nouns: [
            text('fleece', 'Fleecejacke', 'Polaire', 'Forro polar', 'سترة فليس'),
            text('pile jacket', 'Florjacke', 'Veste en polaire', 'Chaqueta polar', 'سترة وبرية'),
          ],
          materials: ['fleece', 'merino', 'polyester'],
          palette: 'cloth',
          scale: 'letters',
          features: [
            text(
              'two-way zip',
              'Zwei-Wege-Reißverschluss',
              'zip à double curseur',
              'cremallera doble',
              'سحّاب باتجاهين',
            ),
            text('inner pocket', 'Innentasche', 'poche intérieure', 'bolsillo interior', 'جيب داخلي'),
            text('high collar', 'hoher Kragen', 'col montant', 'cuello alto', 'ياقة مرتفعة'),
            text('flat seams', 'flache Nähte', 'coutures plates', 'costuras planas', 'درزات مسطّحة'),
          ],
          euros: [49, 169],
          grams: [260, 560],
        },
      ],
    },
    {
      id: 'vests',
      name: text('Gilets', 'Westen', 'Gilets', 'Chalecos', 'صدريات'),
      kinds: [
        {
          type: 'vest',
          nouns: [
            text('gilet', 'Weste', 'Gilet', 'Chaleco', 'صدرية'),
            text('quilted gilet', 'Steppweste', 'Gilet matelassé', 'Chaleco acolchado', 'صدرية مبطّنة'),
          ],
          materials: ['down', 'fleece', 'boiledWool', 'nylon'],
          palette: 'cloth',
          scale: 'letters',
          features: [
            text(
              'two-way zip',
              'Zwei-Wege-Reißverschluss',
              'zip à double curseur',
              'cremallera doble',
              'سحّاب باتجاهين',
            ),
            text('inner pocket', 'Innentasche', 'poche intérieure', 'bolsillo interior', 'جيب داخلي'),
            text('high collar', 'hoher Kragen', 'col montant', 'cuello alto', 'ياقة مرتفعة'),
            text('packs small', 'kleines Packmaß', 'format compact', 'plegado compacto', 'حجم صغير عند الطي'),
          ],
          euros: [49, 179],
          grams: [180, 420],
        },
      ],
    },
  ],
};
