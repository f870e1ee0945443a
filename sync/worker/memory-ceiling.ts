/** A million products hold some half of it; what is above would be taken from the pictures, or bring the window down. */
const mostBytes = 1_100 * 1024 * 1024;
/** The rest is for the browser, its pictures and the back office. */
const shareOfMachine = 1 / 4;
/** Where the browser does not say. */
const usualGibibytes = 4;

/** How much the catalog may hold in memory on a machine of so many gibibytes. */
export const memoryCeiling = (gibibytes = usualGibibytes): number =>
  Math.min(mostBytes, gibibytes * 2 ** 30 * shareOfMachine);
