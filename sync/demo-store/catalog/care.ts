import { text } from './languages.ts';

export const wash30 = text(
  'Wash at 30 degrees.',
  'Bei 30 Grad waschen.',
  'Laver à 30 degrés.',
  'Lavar a 30 grados.',
  'يُغسل على حرارة 30 درجة.',
);
export const handWash = text(
  'Wash by hand, dry flat.',
  'Von Hand waschen, liegend trocknen.',
  'Laver à la main, sécher à plat.',
  'Lavar a mano y secar en plano.',
  'غسيل يدوي وتجفيف على سطح مستوٍ.',
);
export const wipe = text(
  'A damp cloth is enough.',
  'Ein feuchtes Tuch genügt.',
  'Un chiffon humide suffit.',
  'Basta un paño húmedo.',
  'تكفي قطعة قماش رطبة.',
);
export const brush = text(
  'Brush off the dirt, wax once a season.',
  'Schmutz abbürsten, einmal je Saison wachsen.',
  'Brosser, puis cirer une fois par saison.',
  'Cepillar y encerar una vez por temporada.',
  'تنظيف بالفرشاة وتشميع مرة كل موسم.',
);
export const dishwasher = text(
  'Goes in the dishwasher.',
  'Darf in die Spülmaschine.',
  'Passe au lave-vaisselle.',
  'Apto para el lavavajillas.',
  'آمن في غسالة الصحون.',
);
export const rinse = text(
  'Rinse by hand and dry at once.',
  'Von Hand spülen und gleich abtrocknen.',
  'Rincer à la main et sécher aussitôt.',
  'Enjuagar a mano y secar enseguida.',
  'شطف يدوي وتجفيف فوري.',
);
export const oil = text(
  'Oil the wood once a year.',
  'Das Holz einmal im Jahr ölen.',
  'Huiler le bois une fois par an.',
  'Aceitar la madera una vez al año.',
  'يُدهن الخشب بالزيت مرة في السنة.',
);
export const air = text(
  'Air well before putting away.',
  'Vor dem Verstauen gut lüften.',
  'Bien aérer avant de ranger.',
  'Airear bien antes de guardar.',
  'تهوية جيدة قبل التخزين.',
);
