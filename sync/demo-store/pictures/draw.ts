import { productOf } from './catalogue.ts';
import { drawGround } from './ground.ts';
import type { Kit, Product, Side, Stance } from './product.ts';
import { mixSeed, rollDice, type Dice } from './random.ts';
import { drawScene } from './setting.ts';
import { box, oval, place } from './shape.ts';
import { otherColour, tonesOf, type Tones } from './tones.ts';
import type { PictureType } from './types.ts';

export type View = 'front' | 'angle' | 'detail' | 'scene';

type Request = {
  readonly type: PictureType;
  /** `#rrggbb` */
  readonly colour: string;
  readonly seed: number;
  readonly view: View;
};

/** What one picture is made from. `staging` differs by view; the product's own dice are rolled afresh for each copy. */
type Studio = {
  readonly request: Request;
  readonly product: Product;
  readonly tone: Tones;
  readonly staging: Dice;
  kit(tone: Tones, fine: boolean): Kit;
};

/** One product as a standalone SVG. The same request always gives the same text. */
export function drawPicture(request: Request): string {
  const studio = openStudio(request);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400" stroke-linecap="round" stroke-linejoin="round">${views[request.view](studio)}</svg>`;
}

function openStudio(request: Request): Studio {
  const { type, colour, seed, view } = request;
  // Ids hold the whole request, so that pictures inlined in one page never share one by accident.
  const prefix = `p${mixSeed(type, colour, seed, view).toString(36)}${mixSeed(view, seed, colour, type).toString(36)}`;
  let clips = 0;
  return {
    request,
    product: productOf(type),
    tone: tonesOf(colour, rollDice(mixSeed('tone', type, seed))),
    staging: rollDice(mixSeed('staging', type, seed, view)),
    kit: (tone, fine) => ({
      tone,
      fine,
      clip: (shape, content) => {
        const id = `${prefix}${clips++}`;
        return `<clipPath id="${id}"><path d="${shape}"/></clipPath><g clip-path="url(#${id})">${content}</g>`;
      },
    }),
  };
}

function drawProduct({ request, product, kit }: Studio, tone: Tones, side: Side, fine = false): string {
  return product.draw(kit(tone, fine), rollDice(mixSeed('product', request.type, request.seed)), side);
}

/** How much a product may grow: low ones until they are as wide as the picture allows. */
function fit({ tall, shadow, stanceOn }: Product, stance: Stance): number {
  if (stance === 'stands') return Math.min(1.4, 304 / Math.max(tall * 1.1, shadow * 2));
  // What stands in front was measured standing; from above it fills the picture as it is.
  return stanceOn('front') === 'stands' ? 1.05 : Math.min(1.4, 248 / tall);
}

/** Standing things may only move along the floor; whatever hangs or lies may also turn. */
function pose({ product, staging }: Studio, side: Side, content: string): string {
  const stance = product.stanceOn(side);
  const scale = fit(product, stance) * staging.real(0.9, 1.06);
  const mirror = staging.chance(0.5);
  if (stance === 'stands') {
    const x = staging.int(-12, 12);
    const y = (product.tall * scale) / 2 - 130 + staging.int(2, 18);
    return place(content, { x, y, scale, mirror, about: [200, 330] });
  }
  const sway = stance === 'hangs' ? 5 : 16;
  const turn = staging.int(-sway, sway);
  return place(content, { x: staging.int(-12, 12), y: staging.int(-8, 8), turn, scale, mirror });
}

function alone(studio: Studio, side: Side): string {
  const { product, tone, staging } = studio;
  const shadow =
    product.stanceOn(side) === 'stands' ? oval(200, 330, product.shadow, product.shadow * 0.09, tone.shadow) : '';
  return drawGround(tone, staging) + pose(studio, side, shadow + drawProduct(studio, tone, side));
}

function detail(studio: Studio): string {
  const { product, tone, staging } = studio;
  const [x, y, zoom] = product.focus;
  const near = place(drawProduct(studio, tone, 'front', true), {
    x: 200 - x + staging.int(-14, 14),
    y: 200 - y + staging.int(-14, 14),
    turn: staging.int(-8, 8),
    scale: zoom * staging.real(0.94, 1.1),
    mirror: staging.chance(0.5),
    about: [x, y],
  });
  return box(0, 0, 400, 400, 0, tone.ground) + near;
}

function scene(studio: Studio): string {
  const { request, product, tone, staging } = studio;
  const other = tonesOf(otherColour(request.colour, staging), rollDice(mixSeed('tone', request.type, request.seed)));
  const hung = product.setting === 'rail';
  const put = (content: string): string =>
    product.foot === 330 || hung ? content : place(content, { y: 330 - product.foot });
  const side = product.onStage ?? (staging.chance(0.3) && !hung ? 'angle' : 'front');
  return drawScene(product.setting, tone, staging, {
    main: put(drawProduct(studio, tone, side)),
    second: hung ? '' : put(drawProduct(studio, other, product.onStage ?? 'front')),
    other,
    shadow: product.shadow,
  });
}

const views: Readonly<Record<View, (studio: Studio) => string>> = {
  front: (studio) => alone(studio, 'front'),
  angle: (studio) => alone(studio, 'angle'),
  detail,
  scene,
};
