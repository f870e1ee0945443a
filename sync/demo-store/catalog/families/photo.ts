import type { Family } from '../kind.ts';
import { text } from '../languages.ts';

export const photo: Family = {
  id: 'photo',
  name: text('Cameras and drones', 'Kameras und Drohnen', 'Photo et drones', 'Cámaras y drones', 'كاميرات وطائرات'),
  features: [
    text(
      'weather sealed',
      'abgedichtetes Gehäuse',
      'protection tous temps',
      'sellado contra la lluvia',
      'عزل ضد الطقس',
    ),
    text('two card slots', 'zwei Kartenfächer', 'deux logements de carte', 'dos ranuras de tarjeta', 'فتحتان للبطاقات'),
    text('bright viewfinder', 'heller Sucher', 'viseur lumineux', 'visor luminoso', 'محدد رؤية ساطع'),
    text('charges by USB-C', 'lädt über USB-C', 'charge en USB-C', 'carga por USB-C', 'شحن عبر USB-C'),
    text('quiet mode', 'leiser Betrieb', 'mode silencieux', 'modo silencioso', 'وضع صامت'),
  ],
  uses: [
    text(
      'For the picture one would otherwise only tell of.',
      'Für das Bild, von dem man sonst nur erzählt.',
      'Pour l’image que l’on raconterait sinon.',
      'Para la imagen que si no solo se contaría.',
      'للصورة التي لا تكفي الكلمات لوصفها.',
    ),
    text(
      'Small enough to be there when it happens.',
      'Klein genug, um dabei zu sein.',
      'Assez de légèreté pour être là au bon moment.',
      'Cabe en el bolsillo cuando de verdad importa.',
      'حجم صغير للحظة المناسبة.',
    ),
    text(
      'Three dials, no menus to get lost in.',
      'Drei Räder, keine Menüs zum Verlaufen.',
      'Trois molettes, aucun menu où se perdre.',
      'Tres diales y ningún menú donde perderse.',
      'ثلاثة أقراص بلا قوائم معقّدة.',
    ),
  ],
  leaves: [
    {
      id: 'cameras',
      name: text('Cameras', 'Kameras', 'Appareils photo', 'Cámaras', 'كاميرات'),
      kinds: [
        {
          type: 'camera',
          nouns: [
            text('camera', 'Kamera', 'Appareil photo', 'Cámara', 'كاميرا'),
            text('travel camera', 'Reisekamera', 'Appareil photo de voyage', 'Cámara de viaje', 'كاميرا سفر'),
          ],
          materials: ['aluminium', 'recycledPlastic'],
          palette: 'device',
          scale: null,
          euros: [249, 1290],
          grams: [280, 780],
        },
      ],
    },
    {
      id: 'drones',
      name: text('Drones', 'Drohnen', 'Drones', 'Drones', 'طائرات مسيّرة'),
      kinds: [
        {
          type: 'drone',
          nouns: [
            text('drone', 'Drohne', 'Drone', 'Dron', 'طائرة مسيّرة'),
            text('folding drone', 'Faltdrohne', 'Drone pliant', 'Dron plegable', 'طائرة مسيّرة قابلة للطي'),
          ],
          materials: ['carbon', 'recycledPlastic'],
          palette: 'device',
          scale: null,
          euros: [199, 990],
          grams: [180, 880],
        },
      ],
    },
  ],
};
