/**
 * Quirk 9.3 (quirks.ts): may the active path, which does not mind being active, be overridden by one that arrived or was
 * active before? The sample asks the question the wrong way round: only where it sits on the preferred path.
 */
export const mayOverride = (exact: boolean, isPreferred: boolean): boolean => exact && isPreferred;
