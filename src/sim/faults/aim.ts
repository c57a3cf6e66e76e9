/** `web1` of `web1.hba0`. */
export function hostOf(hba: string): string {
  const dot = hba.indexOf('.');
  return dot < 0 ? hba : hba.slice(0, dot);
}
