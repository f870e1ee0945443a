import type { Random } from '../../kernel/random.ts';
import { skewed } from './stream.ts';
import { text, type Text } from './languages.ts';

export type Colour = { readonly name: Text; readonly swatch: string };

const colour = (swatch: string, ...names: Parameters<typeof text>): Colour => ({ swatch, name: text(...names) });

const black = colour('#26282c', 'Black', 'Schwarz', 'Noir', 'Negro', 'أسود');
const white = colour('#f1efe8', 'White', 'Weiß', 'Blanc', 'Blanco', 'أبيض');
const grey = colour('#8b9096', 'Grey', 'Grau', 'Gris', 'Gris', 'رمادي');
const graphite = colour('#4a4f57', 'Graphite', 'Graphit', 'Graphite', 'Grafito', 'رمادي داكن');
const silver = colour('#c3c8cc', 'Silver', 'Silber', 'Argent', 'Plata', 'فضي');
const navy = colour('#24365c', 'Navy', 'Marineblau', 'Bleu marine', 'Azul marino', 'كحلي');
const blue = colour('#2f66a8', 'Blue', 'Blau', 'Bleu', 'Azul', 'أزرق');
const ice = colour('#a9c7d8', 'Ice blue', 'Eisblau', 'Bleu glacier', 'Azul hielo', 'أزرق ثلجي');
const petrol = colour('#1d5f6b', 'Petrol', 'Petrol', 'Bleu pétrole', 'Azul petróleo', 'أزرق نفطي');
const turquoise = colour('#2fa39a', 'Turquoise', 'Türkis', 'Turquoise', 'Turquesa', 'فيروزي');
const moss = colour('#1f6f5c', 'Moss', 'Moosgrün', 'Vert mousse', 'Verde musgo', 'أخضر طحلبي');
const olive = colour('#6b6f3a', 'Olive', 'Oliv', 'Olive', 'Oliva', 'زيتوني');
const sage = colour('#a3b18a', 'Sage', 'Salbei', 'Vert sauge', 'Salvia', 'أخضر مريمي');
const fir = colour('#2c4a38', 'Fir', 'Tannengrün', 'Vert sapin', 'Verde abeto', 'أخضر صنوبري');
const lime = colour('#b4c93b', 'Lime', 'Limette', 'Citron vert', 'Lima', 'أخضر ليموني');
const mustard = colour('#d29a2b', 'Mustard', 'Senfgelb', 'Moutarde', 'Mostaza', 'خردلي');
const yellow = colour('#ecc534', 'Yellow', 'Gelb', 'Jaune', 'Amarillo', 'أصفر');
const orange = colour('#dd7a31', 'Orange', 'Orange', 'Orange', 'Naranja', 'برتقالي');
const rust = colour('#a8492a', 'Rust', 'Rostrot', 'Rouille', 'Óxido', 'صدئي');
const red = colour('#bf3437', 'Red', 'Rot', 'Rouge', 'Rojo', 'أحمر');
const burgundy = colour('#6e2236', 'Burgundy', 'Burgunder', 'Bordeaux', 'Burdeos', 'عنابي');
const coral = colour('#e77a68', 'Coral', 'Koralle', 'Corail', 'Coral', 'مرجاني');
const rose = colour('#d8a3a5', 'Dusty rose', 'Altrosa', 'Vieux rose', 'Rosa palo', 'وردي عتيق');
const plum = colour('#5c3558', 'Plum', 'Pflaume', 'Prune', 'Ciruela', 'أرجواني داكن');
const lilac = colour('#a994c4', 'Lilac', 'Flieder', 'Lilas', 'Lila', 'ليلكي');
const brown = colour('#6a4530', 'Brown', 'Braun', 'Marron', 'Marrón', 'بني');
const cognac = colour('#a5623a', 'Cognac', 'Cognac', 'Cognac', 'Coñac', 'بني كونياكي');
const tan = colour('#c39a6b', 'Tan', 'Hellbraun', 'Fauve', 'Canela', 'بني فاتح');
const sand = colour('#d6c5a4', 'Sand', 'Sand', 'Sable', 'Arena', 'رملي');
const cream = colour('#efe3ca', 'Cream', 'Creme', 'Crème', 'Crema', 'كريمي');
const terracotta = colour('#c0694a', 'Terracotta', 'Terrakotta', 'Terre cuite', 'Terracota', 'طيني محروق');
const taupe = colour('#8c7b6c', 'Taupe', 'Taupe', 'Taupe', 'Topo', 'رمادي بني');

/** What things of a sort are made in, the commonest first. */
const palettes = {
  cloth: [
    navy,
    moss,
    black,
    rust,
    mustard,
    grey,
    petrol,
    burgundy,
    olive,
    cream,
    rose,
    ice,
    fir,
    plum,
    coral,
    sand,
    lilac,
    red,
  ],
  denim: [navy, blue, black, ice, grey, graphite, white, olive],
  leather: [brown, black, cognac, tan, navy, burgundy, olive, taupe, sand],
  sport: [petrol, graphite, orange, blue, lime, red, black, turquoise, coral, white, yellow, moss],
  house: [cream, sage, terracotta, petrol, mustard, graphite, white, rose, ice, burgundy, fir, taupe, turquoise, lilac],
  metal: [silver, black, cream, moss, red, petrol, cognac],
  device: [graphite, silver, white, black, navy, sage, rose, coral, lilac, petrol],
} as const satisfies Record<string, readonly Colour[]>;
export type Palette = keyof typeof palettes;

/** `count` different colours of a palette; the first is the one in the window. */
export function coloursFor(random: Random, palette: Palette, count: number): Colour[] {
  const left: Colour[] = [...palettes[palette]];
  const chosen: Colour[] = [];
  while (chosen.length < count && left.length > 0) chosen.push(...left.splice(skewed(random, left.length, 0.3), 1));
  return chosen;
}

/** The colours of a palette in turn. */
export function paletteColour(palette: Palette, turn: number): Colour {
  const colours: readonly Colour[] = palettes[palette];
  return colours[turn % colours.length] ?? grey;
}
