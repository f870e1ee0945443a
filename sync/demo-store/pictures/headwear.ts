import { product, type Kit } from './product.ts';
import { box, d, dot, fill, mirrored, oval, place, quad, repeat, soft, stitch, stroke } from './shape.ts';

const knitV = (y: number, rows: number): string => repeat(rows, (i) => `M84 ${y + i * 20}${'l15 14l15 -14'.repeat(8)}`);

export const beanie = product({
  stance: 'lies',
  setting: 'shelf',
  foot: 312,
  onStage: 'front',
  focus: [200, 236, 2.5],
  traits: (dice) => ({
    crown: dice.int(86, 116),
    brim: dice.int(46, 70),
    bobble: dice.pick(['none', 'same', 'accent', 'paper'] as const),
    bands: dice.pick(['none', 'none', 'one', 'three', 'zigzag'] as const),
    slouch: dice.int(-12, 12),
  }),
  front: (kit, { crown, brim, bobble, bands, slouch }) => {
    const { tone } = kit;
    const top = 200 - crown;
    const dome = d`M96 262C88 ${top + 70} ${130 + slouch} ${top} ${200 + slouch} ${top}C${270 + slouch} ${top} 312 ${top + 70} 304 262Z`;
    const trim = bands === 'none' ? '' : bandsOf(kit, bands);
    return (
      (bobble === 'none'
        ? box(192 + slouch, top - 8, 16, 14, 5, tone.shade)
        : pompom(
            200 + slouch,
            top - 10,
            bobble === 'same' ? tone.glow : tone[bobble],
            bobble === 'same' ? tone.base : tone.shadow,
          )) +
      fill(dome, tone.base) +
      kit.clip(
        dome,
        trim +
          stroke(knitV(top + 20, kit.fine ? 10 : 6), tone.shade, 2) +
          fill(d`M320 270H238Q284 180 ${226 + slouch} ${top - 6}H320Z`, tone.deep, 0.35),
      ) +
      fill(
        mirrored([
          [88, 262 - brim * 0.3, 16],
          [90, 262 + brim * 0.75, 16],
        ]),
        tone.mid,
      ) +
      stroke(
        repeat(15, (i) => d`M${101 + i * 14} ${268 - brim * 0.3}V${256 + brim * 0.75}`),
        tone.deep,
        2.4,
      ) +
      fill(quad(222, 258, 262, 258, 262, 284, 222, 284, 3), tone.accent) +
      stitch('M226 262H258V280H226Z', tone.paper, 1.5)
    );
  },
  angle: (kit, { bobble, bands }) => {
    const { tone } = kit;
    const path = 'M78 236C84 160 136 112 212 116C288 120 330 170 330 210L306 268Q180 300 94 276Z';
    return place(
      (bobble === 'none' ? '' : pompom(322, 154, bobble === 'same' ? tone.glow : tone[bobble], tone.shadow)) +
        fill(path, tone.base) +
        kit.clip(
          path,
          (bands === 'none' ? '' : bandsOf(kit, bands)) +
            stroke(knitV(126, 7), tone.shade, 2) +
            fill('M200 300Q300 260 300 130H350V300Z', tone.deep, 0.3),
        ) +
        fill(
          soft([
            [66, 226, 18],
            [196, 252, 60],
            [320, 236, 18],
            [312, 290, 18],
            [190, 306, 60],
            [72, 280, 18],
          ]),
          tone.shade,
        ) +
        oval(192, 292, 112, 12, tone.deep) +
        stroke(
          repeat(17, (i) => d`M${86 + i * 13.5} ${242 + Math.sin(i / 5.2) * 12}v42`),
          tone.deep,
          2.4,
        ),
      { turn: -12, scale: 1.02 },
    );
  },
});

const pompom = (x: number, y: number, paint: string, edge: string): string =>
  dot(x, y, 30, paint) +
  `<circle cx="${x}" cy="${y}" r="27" fill="none" stroke="${paint}" stroke-width="12" stroke-dasharray="3 6"/>` +
  stroke(
    repeat(7, (i) => d`M${x - 18 + i * 6} ${y + ((i * 13) % 17) - 10}l5 6`),
    edge,
    2,
  );

const bandsOf = ({ tone }: Kit, kind: 'one' | 'three' | 'zigzag'): string => {
  if (kind === 'one') return box(70, 176, 270, 30, 0, tone.accent);
  if (kind === 'three')
    return (
      box(70, 160, 270, 12, 0, tone.accent) +
      box(70, 182, 270, 12, 0, tone.paper) +
      box(70, 204, 270, 12, 0, tone.accent)
    );
  return box(70, 164, 270, 46, 0, tone.accent) + stroke(`M76 198${'l12 -22l12 22'.repeat(11)}`, tone.paper, 6);
};

export const cap = product({
  stance: 'lies',
  setting: 'shelf',
  tall: 200,
  foot: 292,
  onStage: 'front',
  focus: [190, 170, 2.4],
  traits: (dice) => ({
    peak: dice.chance(0.5),
    badge: dice.pick(['dot', 'bar', 'peaks', 'none'] as const),
    mesh: dice.chance(0.35),
    height: dice.int(-12, 12),
  }),
  front: (kit, { peak, badge, mesh, height }) => {
    const { tone } = kit;
    const top = 116 - height;
    const crown = d`M92 250C86 ${top + 50} 130 ${top} 200 ${top}C270 ${top} 314 ${top + 50} 308 250Z`;
    const brim =
      'M66 268C84 226 140 214 200 214C260 214 316 226 334 268C340 288 324 296 306 290C236 266 164 266 94 290C76 296 60 288 66 268Z';
    return (
      fill(crown, tone.base) +
      kit.clip(
        crown,
        mesh
          ? fill('M60 100H134Q112 180 124 270H60ZM340 100H266Q288 180 276 270H340Z', tone.paper) +
              stroke(
                repeat(14, (i) => `M60 ${140 + i * 9}h80M260 ${140 + i * 9}h80`),
                tone.paperShade,
                2,
              )
          : fill('M320 100H262Q288 180 276 270H330Z', tone.shade),
      ) +
      stroke(d`M200 ${top}V214M200 ${top}Q146 ${top + 40} 134 232M200 ${top}Q254 ${top + 40} 266 232`, tone.deep, 2.2) +
      (kit.fine ? stitch(d`M195 ${top + 4}V214M205 ${top + 4}V214`, tone.line, 1.5) : '') +
      oval(200, top + 1, 11, 6, tone.shade) +
      capBadges[badge](kit) +
      fill(brim, peak ? tone.accent : tone.mid) +
      fill(
        'M66 268C60 288 76 296 94 290C164 266 236 266 306 290C324 296 340 288 334 268C300 246 240 242 200 242C160 242 100 246 66 268Z',
        peak ? tone.accentShade : tone.deep,
      ) +
      stitch('M96 250Q146 226 200 226Q254 226 304 250M110 240Q150 221 200 220Q250 221 290 240', tone.line, 1.6)
    );
  },
  angle: (kit, { peak, badge, mesh }) => {
    const { tone } = kit;
    const crown = 'M70 254C60 150 110 112 176 112C246 112 272 170 272 246Q170 276 70 254Z';
    return (
      fill(
        'M190 250Q232 226 272 226C320 226 358 250 368 268C372 282 352 288 336 284C290 268 240 270 196 278Z',
        peak ? tone.accent : tone.mid,
      ) +
      fill(
        'M196 278C240 270 290 268 336 284C352 288 372 282 368 268C300 252 240 256 190 264Z',
        peak ? tone.accentShade : tone.deep,
      ) +
      fill(crown, tone.base) +
      kit.clip(
        crown,
        mesh
          ? fill('M60 100H150Q128 190 138 280H60Z', tone.paper) +
              stroke(
                repeat(16, (i) => `M60 ${126 + i * 9}h90`),
                tone.paperShade,
                2,
              )
          : fill('M60 100H120Q104 190 110 280H60Z', tone.shade),
      ) +
      stroke('M176 112Q124 160 140 266M176 112Q236 160 226 262', tone.deep, 2.2) +
      oval(176, 112, 11, 6, tone.shade) +
      dot(188, 156, 3.6, tone.deep) +
      place(capBadges[badge](kit), { x: 48, scale: 0.8, y: 12 }) +
      fill('M72 240Q84 216 104 226Q108 250 96 260L71 254Z', tone.deep) +
      stroke('M72 250Q100 262 130 265', tone.metal, 5)
    );
  },
});

const capBadges = {
  none: () => '',
  dot: ({ tone }: Kit) => dot(200, 178, 24, tone.accent) + dot(200, 178, 13, tone.paper),
  bar: ({ tone }: Kit) => box(164, 166, 72, 30, 6, tone.paper) + stroke('M176 181H224', tone.accent, 6),
  peaks: ({ tone }: Kit) =>
    fill(
      soft(
        [
          [162, 202],
          [190, 156],
          [206, 178],
          [216, 166],
          [240, 202],
        ],
        4,
      ),
      tone.accent,
    ),
};

export const scarf = product({
  stance: 'hangs',
  setting: 'peg',
  focus: [196, 190, 2.3],
  traits: (dice) => ({
    print: dice.pick(['plain', 'stripes', 'checks', 'ends', 'half'] as const),
    wide: dice.int(52, 64),
    fringe: dice.int(16, 32),
    drop: dice.int(-24, 24),
  }),
  front: (kit, traits) => drawScarf(kit, traits),
  angle: (kit, { print, wide }) => {
    const { tone } = kit;
    const roll = 'M96 180Q96 132 200 132Q304 132 304 180V252Q304 296 200 296Q96 296 96 252Z';
    return (
      fill(roll, tone.base) +
      kit.clip(roll, scarfPrint(kit, print, 90, 200) + fill('M250 130H320V300H230Q262 220 250 130Z', tone.shade, 0.7)) +
      oval(200, 178, 104, 46, tone.mid) +
      stroke('M124 178A76 32 0 1 1 200 210M150 178A50 20 0 1 1 200 198M176 180A24 9 0 1 1 202 188', tone.deep, 4) +
      fill(quad(226, 196, 226 + wide, 188, 234 + wide, 318, 234, 324, 6), tone.glow) +
      kit.clip(quad(226, 196, 226 + wide, 188, 234 + wide, 318, 234, 324, 6), scarfPrint(kit, print, 220, 80)) +
      stroke(
        repeat(8, (i) => d`M${238 + (i * wide) / 8} 322v18`),
        tone.base,
        4,
      )
    );
  },
});

type ScarfPrint = 'plain' | 'stripes' | 'checks' | 'ends' | 'half';

function scarfPrint({ tone }: Kit, print: ScarfPrint, x: number, width: number): string {
  const bands = (from: number, count: number, step: number): string =>
    repeat(count, (i) => `M${x} ${from + i * step}h${width + 30}`);
  switch (print) {
    case 'plain':
      return stroke(
        repeat(5, (i) => d`M${x + (i + 0.6) * (width / 5)} 40V340`),
        tone.shade,
        2.4,
      );
    case 'stripes':
      return stroke(bands(60, 9, 34), tone.accent, 14);
    case 'checks':
      return `<g opacity=".7">${stroke(bands(60, 9, 34), tone.accent, 12)}${stroke(
        repeat(3, (i) => d`M${x + 12 + i * (width / 2.6)} 40V340`),
        tone.paper,
        8,
      )}</g>`;
    case 'ends':
      return stroke(bands(258, 3, 20), tone.accent, 10) + stroke(bands(232, 1, 20), tone.paper, 8);
    case 'half':
      return box(x, 196, width + 30, 200, 0, tone.accent);
  }
}

function drawScarf(
  kit: Kit,
  { print, wide, fringe, drop }: { print: ScarfPrint; wide: number; fringe: number; drop: number },
): string {
  const { tone } = kit;
  const tail = (x: number, top: number, end: number, paint: string): string => {
    const path = quad(x, top, x + wide, top, x + wide + 6, end, x - 4, end, 3);
    return (
      stroke(
        repeat(9, (i) => d`M${x + (i * (wide + 6)) / 8.4} ${end - 2}v${fringe}`),
        paint,
        4.4,
      ) +
      fill(path, paint) +
      kit.clip(
        path,
        scarfPrint(kit, print, x - 6, wide) +
          fill(d`M${x + wide - 16} ${top}h30V${end}h-30Z`, tone.deep, 0.28) +
          (kit.fine
            ? stroke(
                repeat(18, (i) => d`M${x - 6} ${130 + i * 10}` + 'l6 6l6 -6'.repeat(7)),
                tone.shade,
                1.2,
              )
            : ''),
      )
    );
  };
  return (
    stroke('M130 118Q150 62 200 62Q250 62 270 118', tone.deep, 46) +
    tail(212, 150, 296 + drop, tone.mid) +
    tail(142, 150, 304 - drop, tone.base) +
    fill(
      'M104 110Q120 168 200 172Q280 168 296 110Q300 92 278 92Q262 132 200 132Q138 132 122 92Q100 92 104 110Z',
      tone.base,
    ) +
    fill('M118 92Q100 92 104 112Q120 168 200 172V158Q132 154 118 92Z', tone.glow) +
    fill('M124 104Q150 190 236 198Q258 198 262 176Q180 172 142 96Z', tone.mid) +
    stroke('M136 112Q164 170 240 186M124 128Q128 140 140 150', tone.deep, 2.6)
  );
}
