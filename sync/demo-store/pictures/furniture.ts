import { product, type Kit } from './product.ts';
import { box, d, dot, fill, oval, place, repeat, stitch, stroke } from './shape.ts';

type Lamp = {
  kind: 'shade' | 'arm' | 'mushroom' | 'globe';
  on: boolean;
  foot: 'ball' | 'stick' | 'tripod';
  pleats: boolean;
  brass: boolean;
  lean: number;
};

export const lamp = product({
  stance: 'stands',
  setting: 'desk',
  shadow: 84,
  tall: 256,
  focus: [200, 150, 2],
  traits: (dice): Lamp => ({
    kind: dice.pick(['shade', 'arm', 'mushroom', 'globe'] as const),
    on: dice.chance(0.6),
    foot: dice.pick(['ball', 'stick', 'tripod'] as const),
    pleats: dice.chance(0.5),
    brass: dice.chance(0.5),
    lean: dice.int(-14, 18),
  }),
  front: (kit, traits) => lamps[traits.kind](kit, traits, 0),
  angle: (kit, traits) => lamps[traits.kind](kit, traits, 1),
});

type LampDrawing = (kit: Kit, traits: Lamp, turn: 0 | 1) => string;

const LIGHT = '#fff1c9';
const GLOW = '#fbe3a0';

const shadeLamp: LampDrawing = (kit, { on, foot, pleats, brass, lean }, turn) => {
  const { tone } = kit;
  const shade = d`M${152 + lean * 0.5} 84H${248 - lean * 0.5}L300 192Q200 ${192 + turn * 34} 100 192Z`;
  const stem = brass ? tone.wood : tone.metalShade;
  const feet = {
    ball:
      oval(200, 276, 48, 46, tone.deep) +
      fill('M176 240Q160 268 178 304Q150 282 160 256Z', tone.mid) +
      box(160, 316, 80, 14, 6, stem),
    stick:
      box(192, 190, 16, 130, 4, stem) +
      dot(200, 238, 14, tone.wood) +
      oval(200, 322, 62, 9, tone.deep) +
      oval(200, 318, 62, 9, tone.mid),
    tripod: stroke('M200 216L146 326M200 216L254 326M200 216V320', tone.wood, 10) + dot(200, 218, 13, tone.woodShade),
  };
  return (
    (on ? fill('M100 192L58 330H342L300 192Z', tone.groundShape, 0.7) : '') +
    stroke('M200 180V236', stem, 9) +
    feet[foot] +
    (turn ? oval(200, 192, 100, 20, on ? GLOW : tone.deep) : '') +
    fill(shade, tone.base) +
    kit.clip(
      shade,
      fill('M246 70Q274 140 262 240H330V70Z', tone.shade) +
        (pleats
          ? stroke(
              repeat(15, (i) => d`M${158 + i * 6} 80L${100 + i * 14.3} 220`),
              tone.shade,
              2.6,
            )
          : stroke('M90 182Q200 208 310 182M140 96H260', tone.accent, 8)) +
        (kit.fine
          ? stroke(
              repeat(20, (i) => `M90 ${86 + i * 6}h220`),
              tone.glow,
              1,
            )
          : ''),
    ) +
    stroke(d`M${156 + lean * 0.5} 84H${244 - lean * 0.5}`, tone.glow, 5) +
    stroke('M236 194V226', stem, 2.4) +
    dot(236, 229, 5, stem)
  );
};

const armLamp: LampDrawing = ({ tone }, { on, brass, lean }, turn) => {
  const joint = brass ? tone.wood : tone.metal;
  const [ex, ey] = [148 - lean, 200 - lean];
  const head =
    fill('M-30 -22Q0 -40 30 -22L66 46Q0 66 -66 46Z', tone.base) +
    fill('M8 -32Q22 -30 30 -22L66 46Q44 54 22 56Z', tone.shade) +
    oval(0, 47, 65, turn ? 19 : 11, on ? GLOW : tone.deep) +
    (on ? oval(0, 50, 24, 8, '#fffdf3') : '') +
    box(-13, -46, 26, 20, 6, tone.deep);
  return (
    (on ? fill('M206 146L150 330H366L322 118Z', LIGHT, 0.6) : '') +
    stroke(d`M186 312L${ex} ${ey}L236 104`, tone.shade, 12) +
    stroke(d`M192 306L${ex + 8} ${ey}`, tone.glow, 3) +
    stroke(d`M180 300L${ex - 8} ${ey + 8}M${ex + 4} ${ey - 14}L222 104`, joint, 3, '3 4') +
    dot(ex, ey, 13, joint) +
    dot(ex, ey, 5, tone.deep) +
    place(head, { x: 258, y: 100, turn: -26, about: [0, 0] }) +
    oval(190, 320, 74, 12, tone.deep) +
    oval(190, 314, 74, 12, tone.base) +
    oval(176, 312, 34, 4, tone.glow)
  );
};

const mushroomLamp: LampDrawing = (kit, { on, brass }, turn) => {
  const { tone } = kit;
  const cap = 'M72 204C76 126 132 84 200 84C268 84 324 126 328 204Q200 232 72 204Z';
  const stem = 'M172 206H228C232 262 250 300 258 322Q258 330 248 330H152Q142 330 142 322C150 300 168 262 172 206Z';
  return (
    (on ? fill('M92 206L54 330H346L308 206Z', LIGHT, 0.7) : '') +
    fill(stem, tone.mid) +
    kit.clip(stem, fill('M214 200Q220 270 240 340H280V200Z', tone.deep, 0.5)) +
    (turn ? oval(200, 206, 128, 24, on ? GLOW : tone.deep) : '') +
    fill(turn ? 'M72 204C76 126 132 84 200 84C268 84 324 126 328 204Q200 176 72 204Z' : cap, tone.base) +
    kit.clip(cap, fill('M254 80Q310 140 290 240H340V80Z', tone.shade, turn ? 0.5 : 1)) +
    stroke('M104 168Q122 124 164 108', tone.glow, 11) +
    dot(200, 84, 9, brass ? tone.wood : tone.metal) +
    (turn ? '' : stroke('M78 203Q200 228 322 203', on ? GLOW : tone.deep, 7)) +
    stroke('M148 318H252', tone.accent, 7)
  );
};

const globeLamp: LampDrawing = ({ tone }, { on, brass, foot, lean }, turn) =>
  (on ? dot(200, 158, 106, LIGHT) : '') +
  box(150, 242, 100, 24, 8, tone.mid) +
  fill(d`M${146 - lean} 262H${254 + lean}L272 322Q272 330 262 330H138Q128 330 128 322Z`, tone.base) +
  fill(d`M${228 + lean * 0.5} 262H${254 + lean}L272 322Q272 330 262 330H236Z`, tone.shade) +
  stroke('M134 312H266', tone.accent, foot === 'ball' ? 12 : 5) +
  (foot === 'tripod' ? stroke('M156 280V304M172 280V304M188 280V304M204 280V304M220 280V304', tone.deep, 4) : '') +
  dot(200, 168, 80, on ? GLOW : tone.paper) +
  fill('M236 97A80 80 0 0 1 236 239Q262 170 236 97Z', on ? '#f4d27c' : tone.paperShade) +
  oval(172, 136, turn ? 26 : 18, 24, on ? '#fffaf0' : '#ffffff') +
  box(158, 234, 84, 14, 6, brass ? tone.wood : tone.metal);

const lamps: Readonly<Record<Lamp['kind'], LampDrawing>> = {
  shade: shadeLamp,
  arm: armLamp,
  mushroom: mushroomLamp,
  globe: globeLamp,
};

type Chair = {
  kind: 'shell' | 'dining' | 'armchair' | 'stool';
  legs: 'wood' | 'ink' | 'metal';
  slats: 'bars' | 'panel' | 'cross';
  pillow: boolean;
  tufts: boolean;
};

export const chair = product({
  stance: 'stands',
  setting: 'floor',
  shadow: 104,
  tall: 256,
  focus: [190, 196, 2],
  traits: (dice): Chair => ({
    kind: dice.pick(['shell', 'dining', 'armchair', 'stool'] as const),
    legs: dice.pick(['wood', 'wood', 'ink', 'metal'] as const),
    slats: dice.pick(['bars', 'panel', 'cross'] as const),
    pillow: dice.chance(0.5),
    tufts: dice.chance(0.5),
  }),
  front: (kit, traits) => chairs[traits.kind](kit, traits),
  angle: (kit, traits) =>
    traits.kind === 'stool' ? chairs.stool(kit, { ...traits, tufts: !traits.tufts }) : sideChair(kit, traits),
});

type ChairDrawing = (kit: Kit, traits: Chair) => string;

const legsOf = ({ tone }: Kit, paint: string, top: number): string =>
  stroke(d`M160 ${top}L150 316M240 ${top}L250 316`, tone.shadow, 8) +
  stroke(d`M138 ${top}L116 326M262 ${top}L284 326`, paint, 11);

const pillow = ({ tone }: Kit, x: number, y: number): string =>
  fill(
    d`M${x - 38} ${y - 32}Q${x} ${y - 22} ${x + 38} ${y - 32}Q${x + 30} ${y} ${x + 38} ${y + 32}Q${x} ${y + 24} ${x - 38} ${y + 32}Q${x - 30} ${y} ${x - 38} ${y - 32}Z`,
    tone.accent,
  ) +
  stroke(d`M${x - 22} ${y - 22}V${y + 22}M${x} ${y - 20}V${y + 20}M${x + 22} ${y - 22}V${y + 22}`, tone.accentShade, 4);

const chairs: Readonly<Record<Chair['kind'], ChairDrawing>> = {
  shell: (kit, { legs, pillow: soft, tufts }) => {
    const { tone } = kit;
    const back = 'M112 128C112 76 288 76 288 128L298 216C300 252 270 262 200 262C130 262 100 252 102 216Z';
    return (
      legsOf(kit, tone[legs], 244) +
      fill(back, tone.base) +
      kit.clip(
        back,
        fill('M262 80Q280 160 262 264H310V80Z', tone.shade) +
          (tufts
            ? stroke(
                repeat(7, (i) => d`M${128 + i * 24} 84V220`),
                tone.shade,
                3.4,
              )
            : stitch('M124 216V130C128 96 272 96 276 130V216', tone.line)),
      ) +
      (soft ? pillow(kit, 200, 172) : '') +
      fill('M108 214Q200 190 292 214Q302 250 276 258Q200 272 124 258Q98 250 108 214Z', tone.mid) +
      stitch('M118 226Q200 206 282 226', tone.line)
    );
  },
  dining: (kit, { legs, slats, pillow: soft }) => {
    const { tone } = kit;
    const wood = legs === 'wood' ? tone.base : tone[legs];
    const backs = {
      bars: stroke(
        repeat(4, (i) => d`M${152 + i * 32} 102V210`),
        wood,
        9,
      ),
      panel:
        fill('M132 96Q200 84 268 96V172Q200 180 132 172Z', tone.mid) +
        stitch('M144 106Q200 96 256 106V162Q200 170 144 162Z', tone.line),
      cross: stroke('M136 104L264 204M264 104L136 204', wood, 9),
    };
    return (
      stroke('M160 236L156 314M240 236L244 314', tone.shadow, 9) +
      backs[slats] +
      stroke('M128 96L122 324M272 96L278 324', wood, 13) +
      stroke('M126 92Q200 76 274 92', tone.shade, 21) +
      stroke('M126 274H274', wood, 7) +
      fill('M116 208H284L300 234Q302 246 290 246H110Q98 246 100 234Z', tone.base) +
      fill('M100 234H300Q302 246 290 246H110Q98 246 100 234Z', tone.deep) +
      (soft
        ? fill('M122 198Q200 188 278 198Q296 222 284 230Q200 238 116 230Q104 222 122 198Z', tone.accent) +
          stitch('M126 206Q200 196 274 206', tone.accentShade)
        : '')
    );
  },
  armchair: (kit, { legs, pillow: soft, tufts }) => {
    const { tone } = kit;
    return (
      stroke('M108 296L100 326M292 296L300 326', tone[legs], 13) +
      fill('M110 130Q110 92 150 92H250Q290 92 290 130V270H110Z', tone.base) +
      fill('M258 92Q290 94 290 130V270H254Q272 180 258 92Z', tone.shade) +
      (tufts
        ? repeat(6, (i) => dot(152 + (i % 3) * 48, 128 + (i > 2 ? 40 : 0), 4.4, tone.deep))
        : stroke('M200 98V212', tone.deep, 3)) +
      (soft ? pillow(kit, 180, 180) : '') +
      fill('M116 214H284V262H116Z', tone.glow) +
      stroke('M120 262H280', tone.deep, 4) +
      fill('M116 262H284V302H116Z', tone.mid) +
      fill(
        'M78 202Q78 180 102 180Q126 180 126 202V304H92Q78 304 78 290ZM274 202Q274 180 298 180Q322 180 322 202V290Q322 304 308 304H274Z',
        tone.mid,
      ) +
      fill('M300 180Q322 182 322 202V290Q322 304 308 304H296Q310 240 300 180Z', tone.shade) +
      stitch('M90 204V292M310 204V292', tone.line)
    );
  },
  stool: (kit, { legs, tufts, slats }) => {
    const { tone } = kit;
    return (
      stroke('M172 190L158 312M228 190L242 312', tone.shadow, 10) +
      stroke('M142 190L118 324M258 190L282 324', tone[legs], 13) +
      stroke(slats === 'bars' ? 'M130 268H270' : 'M126 282H274M134 240H266', tone[legs], 8) +
      fill('M104 164V190Q104 210 200 210Q296 210 296 190V164Z', tone.shade) +
      oval(200, 162, 96, tufts ? 34 : 22, tone.base) +
      (tufts
        ? oval(200, 160, 74, 22, tone.glow) + dot(200, 160, 6, tone.deep)
        : stroke('M124 160Q200 146 276 160', tone.glow, 6)) +
      stitch('M108 186Q200 212 292 186', tone.line) +
      (slats === 'panel'
        ? fill('M140 150Q200 138 268 146L284 210Q270 222 254 214L244 168Q190 172 150 166Z', tone.accent) +
          stroke('M254 214v14M264 216v14M274 216v12', tone.accent, 4)
        : '')
    );
  },
};

/** Any chair with a back, seen from its side. */
function sideChair(kit: Kit, { kind, legs, pillow: soft, tufts }: Chair): string {
  const { tone } = kit;
  const heavy = kind === 'armchair';
  const back = heavy ? 'M84 96Q118 78 138 104L160 250H104Z' : 'M92 92Q112 80 122 100L152 226H126Z';
  return (
    stroke('M156 250L142 318M262 250L282 318', tone.shadow, 8) +
    stroke('M130 246L106 326M276 244L302 326', tone[legs], heavy ? 14 : 11) +
    fill(back, tone.base) +
    fill(heavy ? 'M84 96Q96 86 106 92L128 250H104Z' : 'M92 92Q98 86 104 90L136 226H126Z', tone.shade) +
    (soft
      ? place(fill('M0 -40Q24 -30 22 4Q20 36 4 42Q-12 30 -10 0Q-10 -30 0 -40Z', tone.accent), {
          x: 158,
          y: 176,
          turn: -14,
          about: [0, 0],
        })
      : '') +
    (heavy
      ? fill('M108 222H296Q310 222 310 240V290Q310 304 296 304H122Q108 304 106 290Z', tone.mid) +
        fill('M130 186H286Q306 186 306 206Q306 224 286 224H140Q118 212 130 186Z', tone.shade) +
        fill('M140 224H300V250H140Z', tone.glow, 0.6)
      : fill('M112 222Q120 212 134 214L286 210Q310 214 306 234Q302 250 284 250H138Q112 248 112 222Z', tone.mid) +
        stroke('M136 222L290 218', tone.glow, 6)) +
    (tufts
      ? stitch(heavy ? 'M122 236V290H294' : 'M128 236H292', tone.line)
      : stroke('M140 286H276', heavy ? tone.deep : tone[legs], 6))
  );
}
