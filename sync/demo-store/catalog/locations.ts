import type { CatalogLocation } from './rows.ts';

type Hours = CatalogLocation['hours'];
const days = (from: number, to: number, opens: string, closes: string): Hours =>
  Array.from({ length: to - from + 1 }, (_, offset) => ({ day: from + offset, opens, closes }));

const shop = (
  number: number,
  name: string,
  [street, postcode]: readonly [street: string, postcode: string],
  [latitude, longitude]: readonly [latitude: number, longitude: number],
  hours: Hours,
): CatalogLocation => ({
  sourceId: `loc-${number}`,
  name,
  kind: 'store',
  address: { street, postcode, city: 'Cork', country: 'IE' },
  place: { latitude, longitude },
  timeZone: 'Europe/Dublin',
  hours,
  // 020 91x xxxx is kept for films and books: nobody's telephone rings.
  phone: `+353 20 910 01${number}${number}`,
  collect: true,
});

/** Five shops around Cork harbour. The streets are made up, the distances between them are not. The kiosk stands in the first. */
const locations: readonly CatalogLocation[] = [
  shop(
    1,
    'Customs Quay',
    ['12 Customs Quay', 'T12'],
    [51.8989, -8.4655],
    [
      ...days(1, 3, '09:00', '19:00'),
      ...days(4, 5, '09:00', '21:00'),
      ...days(6, 6, '09:00', '19:00'),
      ...days(7, 7, '11:00', '18:00'),
    ],
  ),
  shop(
    2,
    'Harbour Street',
    ['3 Harbour Street', 'T12'],
    [51.9003, -8.4829],
    [...days(1, 6, '09:30', '20:00'), ...days(7, 7, '12:00', '18:00')],
  ),
  shop(
    3,
    'Old Mill Centre',
    ['Unit 14, Old Mill Centre', 'T12'],
    [51.8799, -8.5124],
    [...days(1, 6, '09:00', '21:00'), ...days(7, 7, '11:00', '19:00')],
  ),
  shop(
    4,
    'Lighthouse Park',
    ['Lighthouse Retail Park', 'T12'],
    [51.8776, -8.3981],
    [...days(1, 5, '10:00', '20:00'), ...days(6, 6, '09:00', '19:00'), ...days(7, 7, '12:00', '19:00')],
  ),
  // A small shop in a market hall: shut for lunch on Saturdays, and all day on Sundays.
  shop(
    5,
    'Ropewalk Market',
    ['The Ropewalk, Hall 2', 'T23'],
    [51.9147, -8.4713],
    [
      ...days(1, 5, '08:30', '18:00'),
      { day: 6, opens: '08:30', closes: '12:30' },
      { day: 6, opens: '13:30', closes: '17:00' },
    ],
  ),
];

export const locationIds: readonly string[] = locations.map(({ sourceId }) => sourceId);
export const allLocations = (): readonly CatalogLocation[] => locations;
