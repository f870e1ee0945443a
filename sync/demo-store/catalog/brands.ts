import type { Random } from '../../kernel/random.ts';
import { skewed } from './stream.ts';

/** Four hundred makers that do not exist, the best known first. Written out rather than generated, so that each was read by a person. */
const names = `
  Kalo Marsel, Torvel, Halvo, Orsa & Lind, Nevi, Linnea Marrow, Stradel, Brukka, Renka, Ambro, Velmo,
  Kestral & Bo, Ovenna, Orima, Pallo, Sorrel Norr, Dunmar, Tessaly, Fjarra, Mivo, Ardenne Row, Pollard & Tarn,
  Maribo, Skerrin, Oto Rindal, Wexel, Lasta, Havre Kiln, Tindra, Quillo, Bonnaro, Stivell, Cassowary Goods, Uppa,
  Relay Nine, Mossgren, Trampa, Ellery Loom, Nordvik Field, Zenna, Krurmis, Momet, Lalve Hart, Nonnami, Buline,
  Kornina, Karmel, Faspi, Lenis North, Stolvson, Nemelle, Brorlano, Skemune, Weldel, Nossaro North, Harno,
  Trespune, Plirne, Loreau, Miffine, Dostson Supply, Hindami, Fastette, Blerda, Dovaro, Traffa, Mennold & Bo,
  Skestel, Stisi, Ledin, Vaspina, Pliffeau, Sestami Tarn, Sestora, Vuldi, Bilen, Vernis, Vespand,
  Kennina & Daughters, Woldson, Tretley, Vunden, Skarmano, Blospi, Sosteau Supply, Merniel, Turveau, Staffby,
  Pellby, Hivette, Blatune Yard, Ninnune, Daleau, Plimley, Kormo, Varlora, Relvson & Daughters, Fantley, Sarold,
  Dristina, Kranand, Berina, Frirelle Supply, Krulvi, Tildby, Feriel, Drernson, Firline, Lardaro Coast, Rosis,
  Liltune, Toldelle, Leffel, Lissley, Ponnano Coast, Ploltis, Malmelle, Tolvette, Krodette, Villami, Plondet Kiln,
  Mestune, Vellet, Kandune, Vernami, Seffina, Stennold North, Sostina, Stirvina, Skaltora, Frulora, Pontami,
  Skonnune Marsel, Rervano, Blanni, Selmette, Jentson, Blido, Lindano Brae, Plenni, Fridano, Vastune, Morlley,
  Rastel, Selen Marsel, Dastold, Nelden, Mordson, Donnelle, Plureau, Nanolin Field Works, Sontson, Vosel, Nonteau,
  Terdold, Hadel, Toset Loom, Plarli, Rolmeau, Basaro, Pliland, Sketeau, Drolte Yard, Londano, Lirdine, Kestand,
  Dilette, Plolliel, Vamora Row, Dilmold, Plimaro, Kallaro, Peffette, Plalla, Kullold Mill, Vurlano, Koliel,
  Vonnin, Brorelle, Braffson, Vorvis Studio, Jendelle, Handis, Tinte, Nunnina, Hinnaro, Bernune Marsel, Jultel,
  Wulver, Morner, Fronson, Rirlami, Mervina Studio, Sorvand, Helder, Milmora, Blardami, Dridet, Winiel Norr,
  Faltaro, Krurvet, Jaseau, Stoland, Skoltina, Naffby Vale, Treset, Dalvelle, Hundel, Wetand, Relet,
  Vannet & Daughters, Buffley, Nanis, Bloline, Momson, Skarvaro, Bloreau & Lind, Frende, Voldson, Torand, Barle,
  Tandelo, Melmold Harbour, Plarmeau, Tardelo, Vonnune, Savelo, Frondis, Ralle Row, Nirmer, Jervelle, Tirelle, Ramaro,
  Krardeau, Vispson Field Works, Rader, Plemley, Jalson, Sossaro, Melley, Dolvaro Kiln, Skornine, Lerune, Bameau,
  Ristel, Sunson, Tarnora Mill, Jemine, Nestano, Penneau, Vontley, Hiret, Halano Row, Veldold, Miset, Vornand,
  Rerno, Dravin, Kildine Loom, Vorden, Plilmis, Kalvet, Derina, Morson, Setelle Coast, Farmby, Dalvaro, Skarin,
  Skorrina, Tussley, Stimi Kiln, Fustley, Ninno, Skorvami, Dromis, Lentin, Stormiel Tarn, Silvold, Tornold,
  Voldami, Niltina, Suffley, Jistano Mill, Nodine, Rarmora, Dramaro, Turnina, Misand, Rornora Norr, Lilin,
  Plasaro, Rilvette, Stivold, Torva, Tirma & Lind, Tostiel, Druspi, Masine, Letson, Halto, Stovo Tarn, Winand,
  Nelta, Kolvi, Plarvami, Jirmeau, Raltune Harbour, Froni, Stenson, Krurnet, Nannel, Plame, Bamis Vale, Blorlby,
  Froltiel, Tandold, Wemet, Porsel, Jilvand & Bo, Frarvby, Plosiel, Vildley, Trulvano, Firmora, Bonder Vale,
  Kintis, Minson, Kessa, Brondano, Skermi, Milin Mill, Trervano, Skossami, Tiffe, Korvelle, Toffis,
  Nulmley Harbour, Hollet, Plinaro, Trendold, Stallis, Trarvi, Vonnand Vale, Bralby, Plalva, Drolold, Frararo,
  Histami, Pollina Row, Wiffo, Trenune, Jermley, Ronami, Silvley, Branis Supply, Bintami, Plullold, Salvelle,
  Brordel, Deven, Frarle Studio, Droffi, Blurmiel, Wervi, Rerla, Blunta, Fitand Tarn, Sirden, Sormune, Bruspano,
  Vintora, Halver, Wilvand Brae, Krilina, Marvina, Kralet, Brendi, Sundette, Kamiel North, Heffette, Kalmette,
  Nirviel, Hiffiel, Parvley, Sirmeau Supply, Nostel, Krasper, Ranune, Vulmi, Brurold, Winnold Row, Faldano,
  Huvley, Nalvette, Mindine, Vavson, Fruller Field Works, Virlen, Koltaro, Modalie
`;

export const brands: readonly string[] = names.trim().split(/,\s+/);

const departments = 5;
/** A handful of makers fill half of every shelf. */
const bend = 0.6;

/** Every fifth maker works for one department: those who sew jackets do not build drones. */
export function brandFor(random: Random, department: number): string {
  const place = skewed(random, brands.length / departments, bend);
  return brands[place * departments + department] ?? 'Torvel';
}
