import { frontOn, laces, welt } from './shoe-parts.ts';
import { product, type Kit } from './product.ts';
import { box, d, dot, fill, oval, quad, repeat, stitch, stroke } from './shape.ts';

const SOLE = 'M92 286H330Q338 302 328 326Q326 330 318 330H196L188 318H168L162 330H102Q94 330 94 320Z';

const lugs = (paint: string): string =>
  stroke(repeat(6, (i) => `M${206 + i * 20} 331v-9`) + repeat(3, (i) => `M${110 + i * 18} 331v-9`), paint, 6);

export const boot = product({
  stance: 'stands',
  setting: 'floor',
  shadow: 138,
  tall: 250,
  focus: [212, 176, 2.6],
  traits: (dice) => ({
    top: dice.int(78, 140),
    collar: dice.pick(['pad', 'fold', 'plain'] as const),
    toe: dice.chance(0.55),
    sole: dice.pick(['ink', 'ink', 'wood', 'paper'] as const),
    lace: dice.pick(['paper', 'accent', 'ink'] as const),
    heel: dice.chance(0.6),
    chelsea: dice.chance(0.2),
    wedge: dice.chance(0.4),
  }),
  front: (kit, { top, collar, toe, sole, lace, heel, chelsea, wedge }) => {
    const { tone } = kit;
    const upper = d`M108 ${top + 6}Q108 ${top} 114 ${top}H206Q212 ${top} 212 ${top + 6}C212 160 210 186 224 204C250 220 300 220 320 256Q328 272 326 292H98C92 250 116 210 108 ${top + 6}Z`;
    const rows = Math.round((218 - top) / 21);
    const soleShade = sole === 'ink' ? tone.inkGlow : sole === 'wood' ? tone.woodShade : tone.paperShade;
    return (
      (chelsea ? '' : fill(d`M176 ${top - 16}Q206 ${top - 22} 214 ${top - 6}L228 200L196 200Z`, tone.shade)) +
      fill(d`M110 ${top}H208V${top - 2}Q160 ${top - 10} 110 ${top}Z`, tone.deep) +
      stroke(d`M112 ${top + 2}q-20 -16 -4 -26q14 -2 14 22`, tone.shade, 6) +
      fill(upper, tone.base) +
      kit.clip(
        upper,
        (heel ? fill('M80 220Q140 216 158 300H80Z', tone.shade) + stitch('M96 226Q136 226 152 296', tone.line) : '') +
          (toe
            ? fill('M262 200Q246 250 262 300H350V210Z', tone.shade) + stitch('M270 226Q256 256 268 292', tone.line)
            : '') +
          fill('M80 262Q200 276 340 262V300H80Z', tone.mid) +
          (chelsea
            ? fill(d`M150 ${top - 4}H196L186 206Q172 220 160 206Z`, tone.ink) +
              stroke(
                repeat(5, (i) => d`M${156 + i * 8} ${top}L${162 + i * 5} 204`),
                tone.inkGlow,
                2,
              )
            : '') +
          (kit.fine
            ? stroke(
                repeat(16, (i) => `M84 ${90 + i * 14}q70 -12 120 6t130 0`),
                tone.glow,
                1,
              )
            : ''),
      ) +
      collarOf(kit, collar, top) +
      (chelsea
        ? ''
        : stitch(d`M176 ${top + 26}Q186 200 214 234`, tone.line) +
          laces(kit, [184, top + 30], [218, 222], Math.max(4, rows), [26, -9], tone[lace], 6)) +
      fill(SOLE, tone[sole]) +
      (wedge
        ? fill('M94 300H332Q334 308 332 314H94Z', sole === 'ink' ? tone.accent : soleShade)
        : stroke('M98 306H330', soleShade, 4)) +
      lugs(soleShade) +
      welt(kit, 'M100 290H326')
    );
  },
  angle: (kit, { top, toe, sole, lace, chelsea }) => {
    const { tone } = kit;
    const lacing = chelsea
      ? stroke(d`M172 ${top + 24}Q200 ${top + 34} 228 ${top + 24}`, tone.deep, 4)
      : fill(quad(180, top - 8, 220, top - 8, 216, 250, 184, 250, 9), tone.shade) +
        stroke(
          repeat(7, (i) => d`M182 ${top + 30 + (i * (206 - top)) / 6}l36 12m0 -12l-36 12`),
          tone[lace],
          5.4,
        );
    return frontOn(kit, {
      top,
      calf: 44,
      sole: tone[sole],
      toe: toe ? tone.shade : tone.base,
      over: lacing + stitch('M156 300C154 268 174 246 200 246C226 246 246 268 244 300', tone.line),
    });
  },
});

function collarOf({ tone }: Kit, kind: 'pad' | 'fold' | 'plain', top: number): string {
  if (kind === 'pad')
    return (
      fill(quad(106, top, 196, top, 192, top + 28, 108, top + 28, 10), tone.shade) +
      stroke(d`M138 ${top + 4}v20M166 ${top + 4}v20`, tone.deep, 2)
    );
  if (kind === 'fold')
    return (
      fill(quad(100, top - 2, 216, top - 2, 218, top + 24, 102, top + 28, 12), tone.paper) +
      stroke(d`M110 ${top + 20}H208`, tone.paperShade, 5, '1 10')
    );
  return stitch(d`M114 ${top + 10}H206`, tone.line);
}

export const wellington = product({
  stance: 'stands',
  setting: 'floor',
  shadow: 128,
  tall: 250,
  focus: [164, 120, 2.4],
  traits: (dice) => ({
    top: dice.int(56, 150),
    strap: dice.chance(0.5),
    print: dice.pick(['plain', 'plain', 'dots', 'band', 'stripes'] as const),
    sole: dice.pick(['ink', 'paper', 'accent'] as const),
    label: dice.chance(0.6),
  }),
  front: (kit, { top, strap, print, sole, label }) => {
    const { tone } = kit;
    const path = d`M106 ${top + 4}Q106 ${top} 112 ${top}L212 ${top + 8}Q218 ${top + 9} 217 ${top + 15}C212 150 206 190 220 212C246 236 306 236 318 270Q324 288 320 306H104C96 250 120 220 106 ${top + 4}Z`;
    const prints = {
      plain: '',
      dots: `<path d="${repeat(11, (i) => `M${104 + (i % 2) * 14} ${top + 28 + i * 24}H330`)}" fill="none" stroke="${tone.paper}" stroke-width="9" stroke-dasharray="0 28"/>`,
      band: stroke(d`M90 ${top + 46}L240 ${top + 54}`, tone.accent, 20),
      stripes: stroke(
        repeat(9, (i) => d`M90 ${top + 34 + i * 28}h260`),
        tone.accent,
        11,
      ),
    };
    return (
      fill(path, tone.base) +
      kit.clip(
        path,
        prints[print] +
          fill('M176 60Q196 150 178 216Q200 262 340 270V60Z', tone.shade, print === 'plain' ? 1 : 0.4) +
          stroke(d`M126 ${top + 34}Q136 170 124 248`, tone.glow, 9),
      ) +
      fill(quad(101, top - 5, 222, top + 4, 221, top + 24, 101, top + 15, 7), tone.deep) +
      (strap ? fill(d`M174 ${top + 40}l44 -2v16l-42 4Z`, tone.deep) + dot(184, top + 47, 6, tone.metal) : '') +
      (label
        ? fill(quad(134, top + 34, 170, top + 36, 170, top + 62, 134, top + 60, 4), tone.paper) +
          stroke(d`M142 ${top + 48}l20 1`, tone.accent, 5)
        : '') +
      fill('M276 240Q312 246 318 270Q322 286 320 296H268Q254 264 276 240Z', tone.mid) +
      fill('M96 298H322Q332 312 324 326Q322 330 314 330H190L184 322H164L160 330H104Q96 330 96 322Z', tone[sole]) +
      stroke('M100 304H322', tone.deep, 3)
    );
  },
  angle: (kit, { top, print, sole }) => {
    const { tone } = kit;
    const ring = stroke(d`M157 ${top + 8}Q200 ${top + 26} 243 ${top + 8}`, tone.deep, 12);
    const spots = print === 'dots' ? repeat(8, (i) => dot(180 + (i % 2) * 32, top + 46 + i * 20, 5, tone.paper)) : '';
    const bands =
      print === 'band' || print === 'stripes'
        ? stroke(d`M162 ${top + 52}Q200 ${top + 66} 238 ${top + 52}`, tone.accent, 13)
        : '';
    return frontOn(kit, {
      top,
      calf: 47,
      sole: tone[sole],
      toe: tone.mid,
      over: ring + spots + bands + stroke('M168 290Q172 262 192 256', tone.glow, 8),
    });
  },
});

export const slipper = product({
  stance: 'stands',
  above: true,
  setting: 'floor',
  shadow: 138,
  tall: 170,
  focus: [228, 246, 2.2],
  traits: (dice) => ({
    back: dice.chance(0.5),
    trim: dice.pick(['paper', 'accent', 'glow'] as const),
    check: dice.chance(0.4),
    bobble: dice.chance(0.35),
    seam: dice.chance(0.5),
  }),
  front: (kit, { back, trim, check, bobble, seam }) => {
    const { tone } = kit;
    const upper = back
      ? 'M78 300C70 240 84 200 104 194C124 190 140 214 172 216C200 216 208 190 236 192C290 200 334 244 332 300Z'
      : 'M170 300C164 240 184 196 226 194C286 196 334 244 332 300Z';
    const wool = back ? 'M96 196Q128 226 172 222Q214 220 240 190' : 'M172 296Q164 230 226 196';
    return (
      (back
        ? ''
        : fill('M74 292Q120 276 200 280V306H74Z', tone[trim]) +
          stroke('M80 286Q130 272 190 278', tone.paperShade, 4, '1 9')) +
      fill(upper, tone.base) +
      kit.clip(
        upper,
        (check
          ? `<g opacity=".6">${stroke(repeat(7, (i) => `M60 ${190 + i * 18}h290`) + repeat(11, (i) => `M${70 + i * 26} 180v130`), tone.accent, 6)}</g>`
          : '') +
          fill('M250 180Q330 220 320 310H350V180Z', tone.shade) +
          (kit.fine
            ? stroke(
                repeat(14, (i) => `M80 ${196 + i * 8}q60 -8 130 0t130 0`),
                tone.glow,
                1,
              )
            : ''),
      ) +
      stroke(wool, tone[trim], 22) +
      stroke(wool, trim === 'glow' ? tone.base : tone.paperShade, 20, '1 10') +
      (seam ? stitch('M250 212Q304 234 316 284', tone.line, 2.4) : '') +
      (bobble
        ? dot(250, 206, 18, tone.accent) +
          stroke('M240 200l8 6M252 196l2 9M260 206l-8 4M250 216l4 -6', tone.accentShade, 3)
        : '') +
      fill(quad(68, 296, 336, 296, 332, 330, 74, 330, 14), tone.ink) +
      stroke('M82 312H322', tone.inkGlow, 3)
    );
  },
  angle: (kit, { trim, check }) => {
    const { tone } = kit;
    const one = (x: number, turn: number): string => {
      const upper = 'M-62 20C-72 -90 -38 -124 4 -124C46 -124 72 -90 64 20Q0 44 -62 20Z';
      return (
        `<g transform="translate(${x} 200)rotate(${turn})">` +
        fill(
          'M4 -134C56 -134 78 -90 70 -20C66 20 60 60 60 88C60 124 34 142 2 142C-30 142 -56 124 -56 88C-56 60 -64 20 -68 -20C-76 -92 -48 -134 4 -134Z',
          tone.ink,
        ) +
        fill(
          'M2 -40H54C58 20 50 60 50 88C50 118 28 132 2 132C-24 132 -46 118 -46 88C-46 60 -56 20 -52 -30Z',
          tone[trim],
        ) +
        oval(2, 92, 30, 28, tone.paperShade) +
        fill(upper, tone.base) +
        kit.clip(
          upper,
          (check
            ? `<g opacity=".6">${stroke(repeat(7, (i) => `M-70 ${-110 + i * 22}h140`) + repeat(6, (i) => `M${-55 + i * 22} -130v170`), tone.accent, 6)}</g>`
            : '') + fill('M20 -130Q60 -60 40 40H80V-130Z', tone.shade, 0.8),
        ) +
        stroke('M-60 20Q0 46 62 20', tone[trim], 20) +
        stroke('M-60 20Q0 46 62 20', tone.paperShade, 17, '1 9') +
        '</g>'
      );
    };
    return one(124, -5) + one(276, 6);
  },
});

export const loafer = product({
  stance: 'stands',
  above: true,
  setting: 'shelf',
  shadow: 138,
  tall: 170,
  focus: [222, 246, 2.5],
  traits: (dice) => ({
    band: dice.pick(['penny', 'bit', 'tassel'] as const),
    sole: dice.pick(['ink', 'wood', 'paper'] as const),
    heel: dice.int(18, 28),
    two: dice.chance(0.3),
  }),
  front: (kit, { band, sole, heel, two }) => {
    const { tone } = kit;
    const upper =
      'M84 302C72 250 78 214 96 206C116 214 150 240 196 226L240 200C262 214 320 232 334 268Q342 288 338 302Z';
    const bands = {
      penny:
        fill('M178 302L190 230L240 204L262 214Q236 250 238 302Z', tone.shade) +
        fill(quad(204, 240, 236, 226, 236, 236, 206, 252, 3), tone.deep),
      bit:
        stroke('M190 250Q214 246 244 222', tone.wood, 7) +
        `<ellipse cx="196" cy="250" rx="8" ry="12" fill="none" stroke="${tone.woodShade}" stroke-width="5"/><ellipse cx="246" cy="222" rx="8" ry="12" fill="none" stroke="${tone.woodShade}" stroke-width="5"/>`,
      tassel:
        fill('M222 206L252 206L262 236L240 240Z', tone.shade) +
        stroke('M238 234l-10 26M240 234l0 28M243 234l10 26', tone.deep, 6) +
        dot(240, 234, 7, tone.mid),
    };
    return (
      fill('M96 208Q150 246 240 202Q244 212 200 236Q140 250 96 208Z', tone.deep) +
      fill(upper, tone.base) +
      kit.clip(
        upper,
        (two ? fill('M60 190H180L168 310H60Z', tone.accent) : fill('M70 200H140Q160 260 130 310H60Z', tone.shade)) +
          fill('M60 284H350V310H60Z', tone.mid) +
          stroke('M262 226Q300 236 316 262', tone.glow, 7) +
          (kit.fine
            ? stroke(
                repeat(10, (i) => `M80 ${210 + i * 10}q60 -8 130 4t130 0`),
                tone.glow,
                1,
              )
            : ''),
      ) +
      stroke('M250 212Q292 232 300 266Q276 280 240 282', tone.deep, 3.4) +
      stitch('M256 206Q304 226 312 266Q290 288 244 290', tone.line, 2) +
      bands[band] +
      stitch('M100 214Q146 246 196 234', tone.line, 1.8) +
      fill(quad(80, 298, 342, 298, 340, 312, 80, 312, 5), tone[sole]) +
      fill(quad(82, 308, 158, 308, 154, 308 + heel, 84, 308 + heel, 4), tone[sole]) +
      fill('M160 312H336Q330 322 318 330H200Q172 326 160 312Z', tone[sole]) +
      stroke('M84 305H338', sole === 'paper' ? tone.paperShade : tone.metalShade, 1.6, '3 4')
    );
  },
  angle: (kit, { band, sole, two }) => {
    const { tone } = kit;
    const strap = fill('M-60 -50Q0 -66 64 -46V-6Q0 -28 -58 -10Z', tone.shade);
    const metal =
      band === 'bit'
        ? stroke('M-30 -30Q0 -38 32 -28', tone.wood, 8)
        : band === 'penny'
          ? fill(quad(-16, -40, 18, -39, 18, -29, -16, -30, 4), tone.deep)
          : stroke('M-4 -24l-8 26M4 -24l8 26M0 -24v28', tone.deep, 6);
    return fromLoafer(kit, strap + metal, tone[sole], two);
  },
});

function fromLoafer(kit: Kit, strap: string, sole: string, two: boolean): string {
  const { tone } = kit;
  const one =
    fill(
      'M4 -140C48 -140 66 -92 60 -30C56 10 46 34 48 86C48 124 26 140 0 140C-26 140 -46 124 -46 86C-44 34 -56 10 -58 -36C-60 -98 -40 -140 4 -140Z',
      sole,
    ) +
    fill(
      'M4 -132C42 -132 58 -90 53 -30C49 10 39 34 41 84C41 118 22 132 0 132C-22 132 -39 118 -39 84C-37 34 -49 10 -51 -36C-53 -94 -36 -132 4 -132Z',
      two ? tone.accent : tone.base,
    ) +
    fill('M4 -112C32 -112 44 -82 40 -34Q0 -62 -38 -38C-40 -84 -26 -112 4 -112Z', tone.mid) +
    stitch('M40 -34C44 -82 32 -112 4 -112C-26 -112 -40 -84 -38 -38', tone.line, 2.4) +
    strap +
    fill('M0 -12C26 -12 32 52 32 82C32 108 18 121 0 121C-18 121 -30 108 -30 82C-30 52 -24 -12 0 -12Z', tone.deep) +
    fill('M-20 40Q0 26 22 40V92Q18 112 0 112Q-18 112 -20 92Z', tone.wood) +
    box(-9, 66, 18, 6, 3, tone.woodShade);
  return `<g transform="translate(268 200)rotate(7)">${one}</g><g transform="translate(132 206)rotate(-6)scale(-1 1)">${one}</g>`;
}
