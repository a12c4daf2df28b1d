/**
 * Rows of a list that one page shows. A page costs what its rows cost, and this many are more than a
 * window shows at once.
 */
export const rowsPerPage = 25;
