import type { Dice } from './random.ts';
import { box, d, dot, fill } from './shape.ts';
import type { Tones } from './tones.ts';

type Ground = (tone: Tones, dice: Dice) => string;

const plain: Ground = () => '';

const horizon: Ground = (tone, dice) => box(0, dice.int(228, 268), 400, 180, 0, tone.groundShape);

const disc: Ground = (tone, dice) => dot(dice.int(160, 240), dice.int(170, 230), dice.int(120, 172), tone.groundShape);

const arch: Ground = (tone, dice) => {
  const half = dice.int(104, 150);
  const x = dice.int(180, 220);
  const top = dice.int(30, 70);
  return fill(d`M${x - half} 400V${top + half}A${half} ${half} 0 0 1 ${x + half} ${top + half}V400Z`, tone.groundShape);
};

const diagonal: Ground = (tone, dice) => {
  const left = dice.int(60, 340);
  const right = 400 - left + dice.int(-40, 40);
  return fill(d`M0 ${left}L400 ${right}V400H0Z`, tone.groundShape);
};

const half: Ground = (tone, dice) =>
  box(dice.chance(0.5) ? 0 : 400 - dice.int(120, 200), 0, 200, 400, 0, tone.groundShape);

const corner: Ground = (tone, dice) =>
  dot(dice.pick([0, 400]), dice.pick([0, 400, 400]), dice.int(200, 300), tone.groundShape);

const hill: Ground = (tone, dice) => {
  const y = dice.int(220, 290);
  const swing = dice.pick([-60, -40, 40, 60]);
  return fill(d`M0 ${y}C130 ${y - swing} 270 ${y + swing} 400 ${y - swing / 2}V400H0Z`, tone.groundShape);
};

const twoDiscs: Ground = (tone, dice) => {
  const side = dice.pick([1, -1]);
  return (
    dot(200 - side * dice.int(70, 110), dice.int(100, 150), dice.int(60, 96), tone.groundShape) +
    dot(200 + side * dice.int(60, 110), dice.int(240, 300), dice.int(90, 130), tone.groundShape)
  );
};

/** The paper behind a product: one pale tone, with or without one quiet shape. */
export function drawGround(tone: Tones, dice: Dice): string {
  const ground = dice.pick([plain, plain, horizon, horizon, disc, arch, diagonal, half, corner, hill, twoDiscs]);
  return box(0, 0, 400, 400, 0, tone.ground) + ground(tone, dice);
}
