/** Texts of multipath-tools, to the byte: `multipath -ll` and the lists of multipathd. They know pictures, never how one came about. */
export { mapsList, mapsStats, mapsStatus, pathsList } from './lists';
export type { GroupPicture, MapPicture, PathPicture } from './picture';
export { topology } from './topology';
export { checkerWord, failbackWord, progressWord, queueingWord, sizeWord } from './words';
