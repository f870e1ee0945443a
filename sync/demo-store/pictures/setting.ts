import type { Dice } from './random.ts';
import { box, d, dot, fill, oval, place, quad, repeat, soft, stroke } from './shape.ts';
import type { Tones } from './tones.ts';

/** Where a product is shown in use or on sale. */
export type Setting = 'rail' | 'peg' | 'shelf' | 'floor' | 'table' | 'desk' | 'camp' | 'wall';

/** `main` is the product, `second` the same product in another colour; both as drawn, with their feet at y = 330. */
type Cast = { readonly main: string; readonly second: string; readonly other: Tones; readonly shadow: number };
type Scene = (tone: Tones, dice: Dice, cast: Cast) => string;

const wall = (tone: Tones): string => box(0, 0, 400, 400, 0, tone.ground);

/** Scales a standing product about its feet and puts the feet at x, y. */
const stand = (content: string, x: number, y: number, scale: number, mirror = false): string =>
  place(content, { x: x - 200, y: y - 330, scale, mirror, about: [200, 330] });

const books = (tone: Tones, x: number, floor: number, dice: Dice): string => {
  const paints = [tone.paper, tone.groundDeep, tone.accent, tone.paperShade];
  let left = x;
  return repeat(dice.int(3, 4), (i) => {
    const width = dice.int(12, 20);
    const height = dice.int(56, 84);
    const book = box(left, floor - height, width, height, 2, paints[i] ?? tone.paper);
    left += width + 1;
    return book;
  });
};

const sprig = (tone: Tones, x: number, floor: number): string =>
  repeat(5, (i) => {
    const lean = (i - 2) * 15;
    return stroke(
      d`M${x} ${floor - 40}Q${x + lean * 0.3} ${floor - 74} ${x + lean} ${floor - 96 + Math.abs(lean) * 0.5}`,
      tone.shadow,
      7,
    );
  }) + fill(quad(x - 20, floor - 44, x + 20, floor - 44, x + 15, floor, x - 15, floor, 4), tone.paper);

const windowLight = (tone: Tones, x: number, y: number): string =>
  repeat(4, (i) => box(x + (i % 2) * 62, y + (i > 1 ? 76 : 0), 56, 70, 3, tone.groundShape));

const hanger = (tone: Tones, x: number, y: number): string =>
  stroke(
    d`M${x - 56} ${y + 62}L${x} ${y + 34}L${x + 56} ${y + 62}M${x} ${y + 34}V${y + 22}C${x} ${y + 14} ${x + 12} ${y + 14} ${x + 12} ${y + 4}A11 11 0 0 0 ${x - 8} ${y - 2}`,
    tone.metalShade,
    5,
  );

const neighbour = (x: number, paint: string, edge: string): string =>
  stroke(d`M${x} 84V66C${x} 58 ${x + 8} 58 ${x + 8} 50`, '#8b8680', 4) +
  fill(
    soft([
      [x, 80, 14],
      [x + 24, 98, 14],
      [x + 28, 326, 8],
      [x - 24, 330, 8],
      [x - 20, 98, 14],
    ]),
    paint,
  ) +
  stroke(d`M${x + 6} 104C${x + 10} 180 ${x + 2} 240 ${x + 8} 322`, edge, 3);

const rail: Scene = (tone, dice, { main, other }) => {
  const near = dice.int(52, 66);
  const far = dice.int(344, 356);
  return (
    wall(tone) +
    box(0, 350, 400, 50, 0, tone.groundDeep) +
    box(0, 42, 400, 9, 4, tone.metalShade) +
    neighbour(near - 42, tone.shade, tone.deep) +
    neighbour(near, other.base, other.shade) +
    neighbour(far, other.shade, other.deep) +
    neighbour(far + 40, tone.groundDeep, tone.shadow) +
    hanger(tone, 203, 44) +
    place(main, { y: 12, scale: 0.82, turn: dice.int(-2, 2), about: [200, 200] })
  );
};

const peg: Scene = (tone, dice, { main, second }) => {
  const y = dice.int(54, 66);
  const front = dice.pick([-1, 1]);
  const x = 200 + front * 44;
  const back = 200 - front * 112;
  const knob = (at: number): string => box(at - 5, y - 4, 10, 20, 5, tone.woodShade) + dot(at, y, 9, tone.paper);
  return (
    wall(tone) +
    box(0, 318, 400, 82, 0, tone.groundShape) +
    box(-10, y - 16, 420, 32, 4, tone.wood) +
    box(-10, y + 8, 420, 8, 2, tone.woodShade) +
    place(second, { x: back - 200, y: -12, scale: 0.56, turn: front * 3, about: [200, 200] }) +
    place(main, { x: x - 200, y: 22, scale: 0.8, turn: dice.int(-4, 4), about: [200, 200] }) +
    knob(x) +
    knob(back)
  );
};

const shelf: Scene = (tone, dice, { main, second }) => {
  const y = dice.int(308, 322);
  const side = dice.pick([-1, 1]);
  return (
    wall(tone) +
    (dice.chance(0.5) ? box(0, 24, 400, 10, 0, tone.groundDeep) : dot(200, 190, 150, tone.groundShape)) +
    stand(second, 200 - side * 108, y, 0.56, true) +
    (dice.chance(0.5) ? books(tone, side > 0 ? 330 : 12, y, dice) : sprig(tone, 200 + side * 158, y)) +
    stand(main, 200 + side * 30, y, 0.82) +
    box(-10, y, 420, 18, 2, tone.wood) +
    box(-10, y + 18, 420, 7, 0, tone.woodShade) +
    box(0, y + 25, 400, 14, 0, tone.groundDeep) +
    box(200 - 140, y + 25, 12, 34, 3, tone.metalShade) +
    box(200 + 128, y + 25, 12, 34, 3, tone.metalShade)
  );
};

const floor: Scene = (tone, dice, { main, second, shadow }) => {
  const y = dice.int(246, 268);
  const side = dice.pick([-1, 1]);
  const boards =
    repeat(3, (i) => d`M0 ${y + 36 + i * 42}H400`) +
    d`M${dice.int(60, 140)} ${y + 36}v42M${dice.int(240, 330)} ${y + 78}v42`;
  return (
    wall(tone) +
    windowLight(tone, side > 0 ? 28 : 250, 40) +
    box(0, y, 400, 160, 0, tone.wood) +
    box(0, y - 12, 400, 12, 0, tone.paper) +
    stroke(boards, tone.woodShade, 2) +
    oval(200 - side * 92, y + 48, shadow * 0.62, 10, tone.woodShade) +
    stand(second, 200 - side * 92, y + 50, 0.58, true) +
    oval(200 + side * 28, 366, shadow * 0.86, 13, tone.woodShade) +
    stand(main, 200 + side * 28, 366, 0.8)
  );
};

const table: Scene = (tone, dice, { main, second, shadow }) => {
  const y = dice.int(262, 280);
  const side = dice.pick([-1, 1]);
  return (
    wall(tone) +
    (dice.chance(0.5) ? windowLight(tone, side > 0 ? 24 : 256, 34) : dot(200 - side * 90, 110, 70, tone.groundShape)) +
    box(0, y, 400, 150, 0, tone.paper) +
    box(0, y, 400, 6, 0, tone.paperShade) +
    oval(200 - side * 102, y + 34, shadow * 0.58, 8, tone.paperShade) +
    stand(second, 200 - side * 102, y + 36, 0.52, true) +
    sprig(tone, 200 + side * 162, y + 26) +
    oval(200 + side * 24, 356, shadow * 0.86, 12, tone.paperShade) +
    stand(main, 200 + side * 24, 356, 0.8)
  );
};

const desk: Scene = (tone, dice, { main, second, shadow }) => {
  const y = dice.int(256, 276);
  const side = dice.pick([-1, 1]);
  const note = 200 - side * 130;
  return (
    wall(tone) +
    box(200 - side * 70 - 80, 34, 160, 110, 6, tone.groundShape) +
    box(note - 22, 54, 36, 44, 2, tone.paper) +
    box(note + 26, 66, 30, 30, 2, tone.accent) +
    box(0, y, 400, 150, 0, tone.wood) +
    box(0, y, 400, 7, 0, tone.woodShade) +
    stand(second, 200 - side * 98, y + 38, 0.5, true) +
    books(tone, side > 0 ? 326 : 10, y + 12, dice) +
    oval(200 + side * 18, 358, shadow * 0.84, 10, tone.woodShade) +
    stand(main, 200 + side * 18, 358, 0.8)
  );
};

const pine = (x: number, y: number, size: number, paint: string): string =>
  fill(d`M${x} ${y - size * 2.4}L${x + size * 0.8} ${y}H${x - size * 0.8}Z`, paint);

const camp: Scene = (tone, dice, { main, second, shadow }) => {
  const y = dice.int(248, 266);
  const side = dice.pick([-1, 1]);
  const peak = 200 + side * dice.int(50, 110);
  return (
    wall(tone) +
    dot(200 - side * dice.int(90, 130), dice.int(76, 110), dice.int(30, 40), tone.paper) +
    fill(
      d`M${peak - 190} ${y + 10}L${peak} 86L${peak + 70} 150L${peak + 110} 124L${peak + 260} ${y + 10}Z`,
      tone.groundShape,
    ) +
    fill(d`M${peak} 86L${peak + 32} 116L${peak + 8} 132L${peak - 10} 118L${peak - 30} 122Z`, tone.paper) +
    repeat(5, (i) => pine(200 - side * (190 - i * 34), y + 8, 17 + ((i * 7) % 10), tone.shadow)) +
    fill(d`M0 ${y + 4}C120 ${y - 16} 280 ${y + 20} 400 ${y - 4}V400H0Z`, tone.groundDeep) +
    stand(second, 200 - side * 118, y + 46, 0.42, true) +
    oval(200 + side * 24, 362, shadow * 0.9, 12, tone.shadow) +
    stand(main, 200 + side * 24, 362, 0.82)
  );
};

const onWall: Scene = (tone, dice, { main, second }) => {
  const side = dice.pick([-1, 1]);
  return (
    wall(tone) +
    box(0, 0, 400, 400, 0, tone.ground) +
    box(0, 300, 400, 100, 0, tone.groundShape) +
    box(0, 294, 400, 8, 0, tone.paper) +
    place(second, { x: -side * 130, y: -70, scale: 0.4 }) +
    place(main, { x: side * 40, y: -12, scale: 0.78 }) +
    box(60, 336, 280, 70, 6, tone.wood) +
    box(60, 336, 280, 9, 4, tone.woodShade) +
    books(tone, 200 - side * 110, 336, dice) +
    sprig(tone, 200 + side * 90, 336)
  );
};

const scenes: Readonly<Record<Setting, Scene>> = { rail, peg, shelf, floor, table, desk, camp, wall: onWall };

export const drawScene = (setting: Setting, tone: Tones, dice: Dice, cast: Cast): string =>
  scenes[setting](tone, dice, cast);
