import { product, type Kit } from './product.ts';
import type { Dice } from './random.ts';
import { box, d, dot, fill, mirrored, quad, repeat, soft, stitch, stroke } from './shape.ts';

type Legs = { waist: number; hip: number; hem: number; gap: number; length: number };

const rollLegs = (dice: Dice, change: Partial<Legs>): Legs => ({
  waist: dice.int(46, 53),
  hip: dice.int(60, 68),
  hem: dice.int(36, 50),
  gap: dice.int(6, 20),
  length: 346,
  ...change,
});

/** Both legs in one outline, from the waistband down. */
function legsPath({ waist, hip, hem, gap, length }: Legs): string {
  const foot = gap / 2 + hem;
  return mirrored([
    [200 - waist, 62, 4],
    [200 - hip, 150, 30],
    [200 - foot, length, 4],
    [200 - gap / 2, length, 4],
    [200 - 1, 178, 5],
  ]);
}

function legs(kit: Kit, cut: Legs, print: string): string {
  const { tone } = kit;
  const path = legsPath(cut);
  const outer = cut.gap / 2 + cut.hem;
  return (
    fill(d`M${203 - cut.waist} 62Q200 52 ${197 + cut.waist} 62V80H${203 - cut.waist}Z`, tone.deep) +
    fill(path, tone.base) +
    kit.clip(
      path,
      print +
        (kit.fine
          ? stroke(
              repeat(36, (i) => `M120 ${50 + i * 6}l160 -60`),
              tone.glow,
              1,
            )
          : '') +
        fill(
          d`M${200 + cut.hip + 8} 60L${200 + outer + 8} ${cut.length}H${200 + outer - 16}L${200 + cut.hip - 24} 150Z`,
          tone.shade,
        ) +
        fill(d`M200 176L${200 - cut.gap / 2 - 16} ${cut.length}H200Z`, tone.shade),
    ) +
    stroke('M200 84V176', tone.deep, 2.6)
  );
}

const waistband = (kit: Kit, cut: Legs, paint: string): string =>
  fill(quad(201 - cut.waist, 62, 199 + cut.waist, 62, 202 + cut.waist, 83, 198 - cut.waist, 83, 3), paint) +
  repeat(4, (i) => box(196 - cut.waist * 0.75 + i * cut.waist * 0.5, 58, 6, 29, 2, kit.tone.shade));

export const jeans = product({
  stance: 'lies',
  setting: 'rail',
  focus: [226, 100, 3.3],
  traits: (dice) => ({
    cut: rollLegs(dice, {}),
    rolled: dice.chance(0.45),
    worn: dice.chance(0.5),
    thread: dice.chance(0.7),
    torn: dice.chance(0.2),
  }),
  front: (kit, { cut, rolled, worn, thread, torn }) => {
    const { tone } = kit;
    const sewn = thread ? tone.accent : tone.line;
    const x = 200 + cut.waist;
    const cuff = (side: number): string => {
      const inner = 200 + (side * cut.gap) / 2;
      return fill(
        quad(
          inner,
          cut.length - 22,
          inner + side * (cut.hem + 2),
          cut.length - 22,
          inner + side * (cut.hem + 3),
          cut.length + 2,
          inner,
          cut.length + 2,
          3,
        ),
        tone.glow,
      );
    };
    return (
      legs(
        kit,
        cut,
        worn
          ? `<ellipse cx="162" cy="216" rx="20" ry="58" fill="${tone.glow}"/><ellipse cx="236" cy="216" rx="18" ry="58" fill="${tone.glow}"/>`
          : '',
      ) +
      waistband(kit, cut, tone.mid) +
      stitch(
        d`M${204 - cut.waist} 66H${196 + cut.waist}M${201 - cut.waist} 79H${199 + cut.waist}M206 84V140Q206 150 198 156`,
        sewn,
        1.8,
      ) +
      stroke(
        d`M${x - 32} 84Q${x - 30} 112 ${x + 6} 112M${400 - x + 32} 84Q${400 - x + 30} 112 ${400 - x - 6} 112`,
        tone.deep,
        3,
      ) +
      stitch(
        d`M${x - 37} 86Q${x - 35} 117 ${x + 4} 117M${400 - x + 37} 86Q${400 - x + 35} 117 ${400 - x - 4} 117`,
        sewn,
        1.6,
      ) +
      dot(x - 29, 90, 2.6, tone.metal) +
      dot(400 - x + 29, 90, 2.6, tone.metal) +
      dot(200, 72, 5.5, tone.metal) +
      dot(200, 72, 2, tone.metalShade) +
      (torn ? stroke('M150 224l26 4M148 231l30 -2M152 238l24 3', tone.paper, 3) : '') +
      (rolled
        ? cuff(1) + cuff(-1)
        : stitch(
            d`M${200 - cut.gap / 2 - cut.hem + 3} ${cut.length - 8}h${cut.hem - 5}M${202 + cut.gap / 2} ${cut.length - 8}h${cut.hem - 5}`,
            sewn,
            1.8,
          ))
    );
  },
  angle: (kit, { thread, worn }) => {
    const { tone } = kit;
    const sewn = thread ? tone.accent : tone.line;
    const back = soft(
      [
        [138, 150],
        [196, 150],
        [194, 208],
        [167, 224],
        [140, 208],
      ],
      4,
    );
    return (
      fill(quad(106, 106, 296, 96, 304, 318, 102, 322, 12), tone.deep) +
      fill(quad(110, 96, 288, 96, 294, 310, 106, 312, 12), tone.base) +
      fill('M248 96H278Q288 96 289 106L294 300Q294 310 284 310H262Q238 200 248 96Z', tone.shade) +
      (worn ? `<ellipse cx="216" cy="262" rx="34" ry="26" fill="${tone.glow}"/>` : '') +
      fill(quad(108, 94, 291, 94, 291, 124, 107, 124, 5), tone.mid) +
      stitch('M112 99H286M112 119H286M200 126V306', sewn, 2) +
      box(126, 88, 9, 42, 3, tone.shade) +
      box(194, 88, 9, 42, 3, tone.shade) +
      box(262, 88, 9, 42, 3, tone.shade) +
      fill(quad(216, 98, 256, 98, 256, 121, 216, 121, 3), tone.wood) +
      stroke('M224 107h24M228 114h16', tone.woodShade, 2) +
      fill(back, tone.mid) +
      stitch('M143 155H191M144 160L145 205L167 218L189 205L191 160M144 184Q158 196 167 184Q176 196 190 184', sewn, 2)
    );
  },
});

export const trousers = product({
  stance: 'lies',
  setting: 'rail',
  focus: [222, 200, 2.7],
  traits: (dice) => ({
    cut: rollLegs(dice, { hem: dice.int(38, 54) }),
    kind: dice.pick(['crease', 'cargo', 'walk', 'jog'] as const),
    side: dice.chance(0.3),
  }),
  front: (kit, { cut, kind, side }) => {
    const { tone } = kit;
    const foot = 200 + cut.gap / 2 + cut.hem;
    const stripe = side
      ? stroke(d`M${196 + cut.hip} 120L${foot - 4} 350M${204 - cut.hip} 120L${404 - foot} 350`, tone.accent, 7)
      : '';
    return (
      legs(kit, cut, (kind === 'walk' ? walkPrint(kit) : '') + stripe) +
      (kind === 'jog'
        ? jogBand(kit, cut)
        : waistband(kit, cut, tone.shade) +
          stroke('M207 84V138Q207 146 200 150', tone.deep, 2) +
          box(194, 68, 12, 8, 2, tone.metal)) +
      stroke(
        d`M${172 - (cut.waist - 46)} 86L${150 - (cut.waist - 46)} 126M${228 + cut.waist - 46} 86L${250 + cut.waist - 46} 126`,
        tone.deep,
        3.4,
      ) +
      (kind === 'crease'
        ? stroke(
            d`M172 96L${200 - cut.gap / 2 - cut.hem / 2} 342M228 96L${200 + cut.gap / 2 + cut.hem / 2} 342`,
            tone.line,
            1.8,
          )
        : '') +
      (kind === 'cargo' ? cargo(kit, cut, 1) + cargo(kit, cut, -1) : '') +
      stitch(
        d`M${404 - foot} ${cut.length - 8}h${cut.hem - 6}M${202 + cut.gap / 2} ${cut.length - 8}h${cut.hem - 6}`,
        tone.line,
        1.6,
      )
    );
  },
  angle: (kit, { kind }) => {
    const { tone } = kit;
    return (
      stroke('M110 138L200 84L290 138Z', tone.wood, 9) +
      stroke('M200 84V74C200 62 216 62 216 48A14 14 0 0 0 190 42', tone.metalShade, 6) +
      fill(quad(140, 132, 262, 132, 268, 350, 146, 350, 5), tone.deep) +
      fill(
        soft(
          [
            [134, 130, 10],
            [256, 130, 10],
            [254, 326],
            [138, 326],
          ],
          5,
        ),
        tone.base,
      ) +
      fill(
        soft(
          [
            [214, 130, 3],
            [256, 130, 10],
            [254, 326],
            [222, 326],
          ],
          5,
        ),
        tone.shade,
      ) +
      stroke('M178 134V322', kind === 'crease' ? tone.line : tone.shade, 2.4) +
      stitch('M140 316H252M150 341H264', tone.line, 1.8) +
      (kind === 'cargo'
        ? fill(quad(168, 200, 228, 200, 228, 268, 168, 268, 6), tone.mid) +
          fill(quad(165, 196, 231, 196, 231, 214, 165, 214, 4), tone.deep)
        : '') +
      (kind === 'walk'
        ? fill('M138 230H254V268H138Z', tone.accent) + stitch('M140 234H252M140 264H252', tone.line)
        : '')
    );
  },
});

const walkPrint = ({ tone }: Kit): string =>
  fill('M100 196H300V250Q200 262 100 250Z', tone.mid) + stitch('M100 199H300M100 247Q200 259 300 247', tone.line, 1.8);

const jogBand = (kit: Kit, cut: Legs): string =>
  fill(quad(200 - cut.waist, 60, 200 + cut.waist, 60, 202 + cut.waist, 84, 198 - cut.waist, 84, 5), kit.tone.mid) +
  stroke(
    repeat(15, (i) => d`M${206 - cut.waist + i * (cut.waist / 7.6)} 63v18`),
    kit.tone.deep,
    1.6,
  ) +
  stroke('M195 84q-8 16 -3 32M205 84q6 14 4 28', kit.tone.paper, 3.2);

function cargo(kit: Kit, cut: Legs, side: 1 | -1): string {
  const x = 200 + side * (cut.hip - 18);
  return (
    fill(quad(x - 19, 204, x + 19, 204, x + 18, 256, x - 18, 256, 5), kit.tone.mid) +
    stroke(d`M${x} 214V254`, kit.tone.shade, 3) +
    fill(quad(x - 21, 200, x + 21, 200, x + 21, 218, x - 21, 218, 4), kit.tone.deep)
  );
}

export const shorts = product({
  stance: 'lies',
  setting: 'rail',
  tall: 186,
  focus: [214, 128, 2.7],
  traits: (dice) => ({
    hem: dice.int(76, 92),
    length: dice.int(236, 286),
    swim: dice.chance(0.5),
    trim: dice.pick(['none', 'side', 'band', 'fronds'] as const),
  }),
  front: (kit, traits) => drawShorts(kit, traits, 0),
  angle: (kit, traits) => drawShorts(kit, traits, 1),
});

type ShortsTraits = { hem: number; length: number; swim: boolean; trim: 'none' | 'side' | 'band' | 'fronds' };

function drawShorts(kit: Kit, { hem, length, swim, trim }: ShortsTraits, turn: 0 | 1): string {
  const { tone } = kit;
  const m = 200 - turn * 34;
  const near = hem + turn * 24;
  const far = hem - turn * 22;
  const path = soft([
    [122, 112, 4],
    [278, 112, 4],
    [m + near + 10, length, 5],
    [m + 7, length + 3, 5],
    [m, 206, 4],
    [m - 7, length + 3, 5],
    [m - far - 10, length, 5],
  ]);
  const side = stroke(d`M276 112L${m + near + 4} ${length + 4}M124 112L${m - far - 4} ${length + 4}`, tone.accent, 13);
  const band = stroke(d`M60 ${length - 16}H340`, tone.accent, 10);
  const leaves = repeat(9, (i) => d`M${104 + ((i * 71) % 190)} ${140 + ((i * 47) % 120)}q14 -16 30 -10q-10 14 -30 10`);
  return (
    fill('M124 112Q200 98 276 112V126H124Z', tone.deep) +
    fill(path, tone.base) +
    kit.clip(
      path,
      (trim === 'side' ? side : '') +
        (trim === 'band' ? band : '') +
        (trim === 'fronds' ? fill(leaves, tone.accent) : '') +
        fill(d`M${m} 200L${m - 34} ${length + 6}H${m}Z`, tone.shade) +
        fill(
          d`M284 108L${m + near + 16} ${length + 4}H${m + near - 18}L262 108Z`,
          tone.shade,
          trim === 'side' ? 0.35 : 1,
        ),
    ) +
    fill(quad(121, 110, 279, 110, 282, 138, 118, 138, 5), tone.mid) +
    (swim
      ? stroke(
          repeat(21, (i) => d`M${126 + i * 7.4} 113v22`),
          tone.shade,
          1.8,
        ) + stroke(d`M${m - 4} 136q-10 18 -4 40M${m + 4} 136q8 16 3 34`, tone.paper, 4)
      : repeat(4, (i) => box(142 + i * 36, 105, 7, 38, 2, tone.shade)) +
        dot(m, 124, 5.5, tone.metal) +
        stroke(d`M${m + 7} 140V186Q${m + 7} 196 ${m} 198`, tone.deep, 2.2)) +
    stroke(d`M${m} 140V206`, tone.deep, 2.6) +
    stroke(
      d`M${m + 44 + turn * 6} 140L${m + 72 + turn * 10} 186M${m - 44 + turn * 12} 140L${m - 70 + turn * 20} 186`,
      tone.deep,
      3.4,
    ) +
    stitch(d`M${m + 8} ${length - 8}H${m + near + 4}M${m - 8} ${length - 8}H${m - far - 4}`, tone.line, 1.8)
  );
}
