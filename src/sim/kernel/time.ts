/** Simulated time: whole nanoseconds in a number, exact for 104 days. */
export type Nanos = number;

export const microsecond = 1_000;
export const millisecond = 1_000_000;
export const second = 1_000_000_000;
