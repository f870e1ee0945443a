import type { Family } from '../kind.ts';
import { text } from '../languages.ts';

export const audio: Family = {
  id: 'audio',
  name: text('Sound', 'Klang', 'Son', 'Sonido', 'صوتيات'),
  features: [
    text('30 hours of battery', '30 Stunden Akku', '30 heures d’autonomie', '30 horas de batería', 'بطارية 30 ساعة'),
    text(
      'replaceable battery',
      'Akku zum Wechseln',
      'batterie remplaçable',
      'batería reemplazable',
      'بطارية قابلة للتبديل',
    ),
    text('real buttons', 'echte Tasten', 'de vrais boutons', 'botones de verdad', 'أزرار حقيقية'),
    text(
      'two devices at once',
      'zwei Geräte zugleich',
      'deux appareils à la fois',
      'dos dispositivos a la vez',
      'جهازان معًا',
    ),
    text('travel case', 'Reiseetui', 'étui de voyage', 'funda de viaje', 'علبة سفر'),
    text('warm bass', 'warmer Bass', 'basses chaudes', 'graves cálidos', 'صوت جهير دافئ'),
  ],
  uses: [
    text(
      'Plays the room as much as the record.',
      'Spielt den Raum so gut wie die Platte.',
      'Joue la pièce autant que le disque.',
      'Suena la sala tanto como el disco.',
      'صوت يملأ الغرفة كما أراده العازف.',
    ),
    text(
      'For the kitchen radio hour and the long train.',
      'Für die Küche am Morgen und den langen Zug.',
      'Pour la cuisine du matin et les longs trains.',
      'Para la cocina por la mañana y los trenes largos.',
      'لمطبخ الصباح ولرحلات القطار الطويلة.',
    ),
    text(
      'Sounds like itself at every volume.',
      'Klingt bei jeder Lautstärke wie es selbst.',
      'Le même son à tout volume.',
      'El mismo sonido a cualquier volumen.',
      'نقاء الصوت نفسه عند كل مستوى.',
    ),
    text(
      'No app, no account, no fuss.',
      'Keine App, kein Konto, kein Getue.',
      'Ni appli, ni compte, ni chichis.',
      'Sin aplicación, sin cuenta, sin líos.',
      'بلا تطبيق وبلا حساب وبلا تعقيد.',
    ),
  ],
  leaves: [
    {
      id: 'headphones',
      name: text('Headphones', 'Kopfhörer', 'Casques', 'Auriculares', 'سماعات رأس'),
      kinds: [
        {
          type: 'headphones',
          nouns: [
            text('headphones', 'Kopfhörer', 'Casque', 'Auriculares', 'سماعة رأس'),
            text('studio headphones', 'Studiokopfhörer', 'Casque de studio', 'Auriculares de estudio', 'سماعة استوديو'),
          ],
          materials: ['aluminium', 'recycledPlastic', 'walnut'],
          palette: 'device',
          scale: null,
          euros: [59, 349],
          grams: [180, 340],
        },
      ],
    },
    {
      id: 'speakers',
      name: text('Speakers', 'Lautsprecher', 'Enceintes', 'Altavoces', 'مكبرات صوت'),
      kinds: [
        {
          type: 'speaker',
          nouns: [
            text('speaker', 'Lautsprecher', 'Enceinte', 'Altavoz', 'مكبّر صوت'),
            text('travel speaker', 'Reiselautsprecher', 'Enceinte nomade', 'Altavoz de viaje', 'مكبّر صوت محمول'),
          ],
          materials: ['wovenFabric', 'walnut', 'recycledPlastic', 'aluminium'],
          palette: 'device',
          scale: null,
          euros: [49, 399],
          grams: [380, 3400],
        },
      ],
    },
    {
      id: 'radios',
      name: text('Radios', 'Radios', 'Radios', 'Radios', 'أجهزة راديو'),
      kinds: [
        {
          type: 'radio',
          nouns: [
            text('radio', 'Radio', 'Radio', 'Radio', 'راديو'),
            text('kitchen radio', 'Küchenradio', 'Radio de cuisine', 'Radio de cocina', 'راديو مطبخ'),
          ],
          materials: ['walnut', 'bamboo', 'wovenFabric', 'recycledPlastic'],
          palette: 'house',
          scale: null,
          euros: [49, 229],
          grams: [620, 2400],
        },
      ],
    },
  ],
};
