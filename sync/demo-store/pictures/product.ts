import type { Dice } from './random.ts';
import type { Setting } from './setting.ts';
import type { Tones } from './tones.ts';

/** What a drawing is made with. `fine` asks for the stitches and teeth that only a close view can show. */
export type Kit = {
  readonly tone: Tones;
  readonly fine: boolean;
  /** Shows the content only inside the shape. */
  clip(shape: string, content: string): string;
};

/** Standing things keep upright and throw a shadow at y = 330; hanging ones sway; lying ones are turned freely. */
export type Stance = 'stands' | 'hangs' | 'lies';

export type Side = 'front' | 'angle';

export type Product = {
  readonly setting: Setting;
  /** Half the width of the shadow of a standing product. */
  readonly shadow: number;
  /** Where a close view looks, and how close it goes. */
  /** Where it touches what it is put on in a scene. */
  readonly foot: number;
  readonly focus: readonly [x: number, y: number, zoom: number];
  /** How high it is drawn: with the width of its shadow, what it fills of the picture. */
  readonly tall: number;
  readonly stanceOn: (side: Side) => Stance;
  /** The only side a scene may show, where the other would float. */
  readonly onStage?: Side;
  draw(kit: Kit, dice: Dice, side: Side): string;
};

type Spec<Traits> = {
  readonly stance: Stance;
  /** Its angle view looks straight down on it: it lies there, even if it stands in front. */
  readonly above?: boolean;
  readonly setting: Setting;
  readonly shadow?: number;
  readonly onStage?: Side;
  readonly tall?: number;
  readonly foot?: number;
  readonly focus: readonly [x: number, y: number, zoom: number];
  /** Rolled before anything is drawn, so that all views of a seed show one and the same product. */
  traits(dice: Dice): Traits;
  front(kit: Kit, traits: Traits): string;
  angle(kit: Kit, traits: Traits): string;
};

export function product<Traits>(spec: Spec<Traits>): Product {
  return {
    stanceOn: (side) => (side === 'angle' && spec.above ? 'lies' : spec.stance),
    setting: spec.setting,
    shadow: spec.shadow ?? 110,
    tall: spec.tall ?? 230,
    foot: spec.foot ?? 330,
    focus: spec.focus,
    ...(spec.above ? { onStage: 'front' } : spec.onStage ? { onStage: spec.onStage } : {}),
    draw: (kit, dice, side) => spec[side](kit, spec.traits(dice)),
  };
}
