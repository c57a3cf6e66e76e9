/** A simulator of nothing in particular: time, luck, a queue, a hash. It knows no word of storage. */
export * from './time';
export * from './settings';
export * from './assert';
export * from './event-queue';
export * from './random';
export * from './exact-math';
export * from './fingerprint';
export * from './histogram';
export * from './integers';
export * from './chart';
