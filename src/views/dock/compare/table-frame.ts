/** Where the rows of the comparison stand, for the table and for the leaders that point at them. */
export const HEAD = 18;
/** Middle of a row's name. */
export const rowMiddle = (index: number, pitch: number): number => HEAD + index * pitch + 8;
