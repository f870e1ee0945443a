import { wipe } from '../care.ts';
import type { Family } from '../kind.ts';
import { text } from '../languages.ts';

export const pocket: Family = {
  id: 'pocket',
  name: text(
    'Phones and watches',
    'Telefone und Uhren',
    'Téléphones et montres',
    'Teléfonos y relojes',
    'هواتف وساعات',
  ),
  features: [
    text(
      'five years of updates',
      'fünf Jahre Updates',
      'cinq ans de mises à jour',
      'cinco años de actualizaciones',
      'تحديثات لخمس سنوات',
    ),
    text('fast charging', 'schnelles Laden', 'charge rapide', 'carga rápida', 'شحن سريع'),
    text('scratch-proof glass', 'kratzfestes Glas', 'verre anti-rayures', 'cristal antiarañazos', 'زجاج مقاوم للخدش'),
    text('spare parts in stock', 'Ersatzteile ab Lager', 'pièces en stock', 'repuestos en almacén', 'قطع غيار متوفرة'),
    text('pocket size', 'Taschenformat', 'format de poche', 'tamaño de bolsillo', 'حجم الجيب'),
  ],
  uses: [
    text(
      'Lasts through the day and the way back.',
      'Hält den Tag durch und den Heimweg.',
      'Tient la journée et le retour.',
      'Aguanta el día y la vuelta.',
      'طاقة ليوم كامل ولطريق العودة.',
    ),
    text(
      'Says what matters and leaves the rest.',
      'Sagt das Wichtige und lässt den Rest.',
      'Dit l’essentiel et laisse le reste.',
      'Dice lo importante y calla lo demás.',
      'المهمّ أولًا ولا شيء غيره.',
    ),
    text(
      'Slips into the smallest pocket.',
      'Passt in die kleinste Tasche.',
      'Se glisse dans la plus petite poche.',
      'Cabe en el bolsillo más pequeño.',
      'حجم يناسب أصغر جيب.',
    ),
    text(
      'Opened with two screws, closed with two.',
      'Mit zwei Schrauben auf, mit zweien zu.',
      'Deux vis pour ouvrir, deux pour fermer.',
      'Dos tornillos para abrir, dos para cerrar.',
      'برغيان للفتح وبرغيان للإغلاق.',
    ),
  ],
  leaves: [
    {
      id: 'phones',
      name: text('Phones', 'Telefone', 'Téléphones', 'Teléfonos', 'هواتف'),
      kinds: [
        {
          type: 'phone',
          nouns: [
            text('phone', 'Smartphone', 'Smartphone', 'Móvil', 'هاتف'),
            text('compact phone', 'Kompakthandy', 'Petit smartphone', 'Móvil compacto', 'هاتف صغير'),
          ],
          materials: ['aluminium', 'ceramic', 'recycledPlastic'],
          palette: 'device',
          scale: 'phones',
          euros: [249, 990],
          grams: [140, 220],
        },
      ],
    },
    {
      id: 'watches',
      name: text('Watches', 'Armbanduhren', 'Montres', 'Relojes', 'ساعات يد'),
      kinds: [
        {
          type: 'watch',
          nouns: [
            text('watch', 'Armbanduhr', 'Montre', 'Reloj', 'ساعة يد'),
            text('field watch', 'Felduhr', 'Montre de terrain', 'Reloj de campo', 'ساعة ميدان'),
          ],
          materials: ['steel', 'titanium', 'ceramic'],
          palette: 'metal',
          scale: 'cases',
          care: wipe,
          features: [
            text('sapphire glass', 'Saphirglas', 'verre saphir', 'cristal de zafiro', 'زجاج ياقوتي'),
            text('luminous hands', 'leuchtende Zeiger', 'aiguilles luminescentes', 'agujas luminosas', 'عقارب مضيئة'),
            text('automatic', 'Automatikwerk', 'remontage automatique', 'cuerda automática', 'تعبئة تلقائية'),
          ],
          euros: [89, 449],
          grams: [36, 110],
        },
      ],
    },
    {
      id: 'chargers',
      name: text('Chargers', 'Ladegeräte', 'Chargeurs', 'Cargadores', 'شواحن'),
      kinds: [
        {
          type: 'charger',
          nouns: [
            text('charger', 'Ladegerät', 'Chargeur', 'Cargador', 'شاحن'),
            text('travel charger', 'Reiseladegerät', 'Chargeur de voyage', 'Cargador de viaje', 'شاحن سفر'),
          ],
          materials: ['recycledPlastic', 'aluminium'],
          palette: 'device',
          scale: 'chargers',
          features: [
            text('two sockets', 'zwei Anschlüsse', 'deux ports', 'dos puertos', 'منفذان'),
            text('folding plug', 'klappbarer Stecker', 'fiche repliable', 'clavija plegable', 'قابس قابل للطي'),
            text('braided cable', 'geflochtenes Kabel', 'câble tressé', 'cable trenzado', 'سلك مجدول'),
          ],
          euros: [15, 69],
          grams: [50, 220],
        },
      ],
    },
  ],
};
