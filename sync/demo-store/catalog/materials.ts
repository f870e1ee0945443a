import { air, brush, dishwasher, handWash, oil, rinse, wash30, wipe } from './care.ts';
import { text, type Text } from './languages.ts';

export type Material = { readonly name: Text; readonly care: Text };

const of =
  (care: Text) =>
  (...names: Parameters<typeof text>): Material => ({ name: text(...names), care });
const washed = of(wash30);
const handWashed = of(handWash);
const wiped = of(wipe);
const brushed = of(brush);
const machineWashed = of(dishwasher);
const rinsed = of(rinse);
const oiled = of(oil);
const aired = of(air);

export const materials = {
  cotton: washed('organic cotton', 'Bio-Baumwolle', 'coton biologique', 'algodón ecológico', 'قطن عضوي'),
  waxedCotton: brushed('waxed cotton', 'gewachste Baumwolle', 'coton ciré', 'algodón encerado', 'قطن مشمّع'),
  flannel: washed('brushed flannel', 'weicher Flanell', 'flanelle grattée', 'franela cepillada', 'فلانيل ناعم'),
  jersey: washed('heavy jersey', 'schwerer Jersey', 'jersey épais', 'punto grueso', 'جيرسيه سميك'),
  denim: washed('raw denim', 'Rohdenim', 'denim brut', 'denim sin lavar', 'دنيم خام'),
  stretchDenim: washed('stretch denim', 'Stretch-Denim', 'denim extensible', 'denim elástico', 'دنيم مطاطي'),
  corduroy: washed('fine corduroy', 'Feincord', 'velours côtelé fin', 'pana fina', 'قطيفة مضلّعة رفيعة'),
  linen: washed('washed linen', 'gewaschenes Leinen', 'lin lavé', 'lino lavado', 'كتان مغسول'),
  viscose: washed('soft viscose', 'weiche Viskose', 'viscose souple', 'viscosa suave', 'فيسكوز ناعم'),
  merino: handWashed('merino wool', 'Merinowolle', 'laine mérinos', 'lana merina', 'صوف ميرينو'),
  lambswool: handWashed('lambswool', 'Lammwolle', 'laine d’agneau', 'lana de cordero', 'صوف الحملان'),
  alpaca: handWashed('baby alpaca', 'Baby-Alpaka', 'bébé alpaga', 'alpaca bebé', 'صوف الألبكة'),
  boiledWool: aired('boiled wool', 'Walkwolle', 'laine bouillie', 'lana hervida', 'صوف ملبّد'),
  cashmere: handWashed('cashmere', 'Kaschmir', 'cachemire', 'cachemira', 'كشمير'),
  fleece: washed('recycled fleece', 'recycelter Fleece', 'polaire recyclée', 'polar reciclado', 'فليس مُعاد تدويره'),
  polyester: washed(
    'recycled polyester',
    'recyceltes Polyester',
    'polyester recyclé',
    'poliéster reciclado',
    'بوليستر مُعاد تدويره',
  ),
  nylon: washed('ripstop nylon', 'Ripstop-Nylon', 'nylon ripstop', 'nailon antidesgarro', 'نايلون مقاوم للتمزق'),
  softshell: washed(
    'light softshell',
    'leichter Softshell',
    'softshell légère',
    'softshell ligero',
    'قماش سوفت شل خفيف',
  ),
  down: aired('traceable down', 'rückverfolgbare Daunen', 'duvet traçable', 'plumón trazable', 'زغب معروف المصدر'),
  velvet: aired('cotton velvet', 'Baumwollsamt', 'velours de coton', 'terciopelo de algodón', 'مخمل قطني'),
  canvas: wiped('heavy canvas', 'schwerer Canvas', 'toile épaisse', 'lona gruesa', 'قماش قنّب سميك'),
  mesh: washed('knitted mesh', 'gestricktes Mesh', 'maille aérée', 'malla tejida', 'شبك محبوك'),
  felt: aired('wool felt', 'Wollfilz', 'feutre de laine', 'fieltro de lana', 'لبّاد صوفي'),
  sheepskin: aired('sheepskin', 'Lammfell', 'peau de mouton', 'piel de cordero', 'جلد غنم'),
  waxedLeather: brushed('waxed leather', 'gewachstes Leder', 'cuir ciré', 'cuero encerado', 'جلد مشمّع'),
  fullGrain: brushed('full-grain leather', 'Vollleder', 'cuir pleine fleur', 'cuero plena flor', 'جلد كامل الحبوب'),
  suede: brushed('suede', 'Wildleder', 'daim', 'ante', 'جلد شامواه'),
  nubuck: brushed('nubuck', 'Nubukleder', 'nubuck', 'nobuk', 'جلد نوبوك'),
  rubber: wiped('natural rubber', 'Naturkautschuk', 'caoutchouc naturel', 'caucho natural', 'مطاط طبيعي'),
  cork: wiped('cork', 'Kork', 'liège', 'corcho', 'فلّين'),
  stoneware: machineWashed(
    'glazed stoneware',
    'glasiertes Steinzeug',
    'grès émaillé',
    'gres esmaltado',
    'خزف حجري مزجّج',
  ),
  porcelain: machineWashed('porcelain', 'Porzellan', 'porcelaine', 'porcelana', 'بورسلين'),
  enamel: machineWashed(
    'enamelled steel',
    'emaillierter Stahl',
    'acier émaillé',
    'acero esmaltado',
    'فولاذ مطلي بالمينا',
  ),
  glass: machineWashed('mouth-blown glass', 'mundgeblasenes Glas', 'verre soufflé', 'vidrio soplado', 'زجاج منفوخ'),
  castIron: rinsed('cast iron', 'Gusseisen', 'fonte', 'hierro fundido', 'حديد زهر'),
  carbonSteel: rinsed('carbon steel', 'Kohlenstoffstahl', 'acier au carbone', 'acero al carbono', 'فولاذ كربوني'),
  steel: machineWashed('stainless steel', 'Edelstahl', 'acier inoxydable', 'acero inoxidable', 'فولاذ مقاوم للصدأ'),
  copper: rinsed('copper', 'Kupfer', 'cuivre', 'cobre', 'نحاس'),
  brass: wiped('brushed brass', 'gebürstetes Messing', 'laiton brossé', 'latón cepillado', 'نحاس أصفر مصقول'),
  oak: oiled('solid oak', 'massive Eiche', 'chêne massif', 'roble macizo', 'خشب بلوط صلب'),
  ash: oiled('bent ash', 'gebogene Esche', 'frêne cintré', 'fresno curvado', 'خشب دردار مقوّس'),
  walnut: oiled('walnut', 'Nussbaum', 'noyer', 'nogal', 'خشب جوز'),
  bamboo: wiped('bamboo', 'Bambus', 'bambou', 'bambú', 'خيزران'),
  terracotta: wiped('terracotta', 'Terrakotta', 'terre cuite', 'terracota', 'طين محروق'),
  concrete: wiped('fine concrete', 'feiner Beton', 'béton fin', 'hormigón fino', 'خرسانة ناعمة'),
  beeswax: wiped('beeswax', 'Bienenwachs', 'cire d’abeille', 'cera de abeja', 'شمع عسل'),
  soyWax: wiped('soy wax', 'Sojawachs', 'cire de soja', 'cera de soja', 'شمع صويا'),
  aluminium: wiped(
    'anodised aluminium',
    'eloxiertes Aluminium',
    'aluminium anodisé',
    'aluminio anodizado',
    'ألمنيوم مؤكسد',
  ),
  titanium: wiped('titanium', 'Titan', 'titane', 'titanio', 'تيتانيوم'),
  carbon: wiped('carbon fibre', 'Carbonfaser', 'fibre de carbone', 'fibra de carbono', 'ألياف كربون'),
  recycledPlastic: wiped(
    'recycled plastic',
    'recycelter Kunststoff',
    'plastique recyclé',
    'plástico reciclado',
    'بلاستيك مُعاد تدويره',
  ),
  wovenFabric: wiped('woven cover', 'Stoffbezug', 'habillage en tissu', 'cubierta de tela', 'غلاف قماشي'),
  ceramic: wiped('matt ceramic', 'matte Keramik', 'céramique mate', 'cerámica mate', 'سيراميك مطفي'),
} as const satisfies Record<string, Material>;
export type MaterialName = keyof typeof materials;
