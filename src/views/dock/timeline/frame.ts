/** Measures that timeline and charts share, so that their times stand under each other. */
export const LABELS = 136;
/** Free space right of the plot. */
export const PLOT_MARGIN = 14;
export const RULER_HEIGHT = 26;
export const HEAD_HEIGHT = 54;
