/** Asymmetric access states, with the values of SPC-4 that the stacks also use. */
export const AccessState = {
  activeOptimized: 0,
  activeUnoptimized: 1,
  standby: 2,
  unavailable: 3,
  transitioning: 15,
} as const;
export type AccessState = (typeof AccessState)[keyof typeof AccessState];
