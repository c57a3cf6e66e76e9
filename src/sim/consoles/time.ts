/** Simulated time as text: there is no calendar in a run, it counts from 0. */

/** `0:01:02.345` */
export function clockOf(atNs: number): string {
  const milliseconds = Math.floor(atNs / 1e6);
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(milliseconds / 1000);
  const rest = String(milliseconds % 1000).padStart(3, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${rest}`;
}
