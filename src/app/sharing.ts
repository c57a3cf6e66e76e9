/** A scenario in a link: compact JSON, deflated, in letters that an address may hold. Nothing is sent anywhere. */
import { compactScenario, parseScenario, remark } from '../sim/catalog';
import type { Finding, Parsed, Scenario } from '../sim/catalog';

export const linkPrefix = '#s=';
/** Some mail and chat programs break longer links. */
export const longLink = 2_200;
/** Above this a file is the better way. */
export const tooLongLink = 8_000;
const maxInflatedBytes = 5_000_000;
const maxLinkLength = 7_000_000;

export interface ShareLink {
  /** `#s=…` */
  readonly hash: string;
  /** Characters of the whole address. */
  readonly length: number;
  /** A note or a warning about the length. The link works all the same. */
  readonly findings: readonly Finding[];
}

/** `base` is the page's address without its hash. Put `atNs` and `fingerprint` into the scenario's view first. */
export async function encodeLink(scenario: Scenario, base = ''): Promise<ShareLink> {
  const bytes = new TextEncoder().encode(compactScenario(scenario));
  const hash = linkPrefix + toBase64url(await pass(bytes, new CompressionStream('deflate-raw'), Infinity));
  const length = base.length + hash.length;
  return { hash, length, findings: lengthFindings(length) };
}

function lengthFindings(length: number): readonly Finding[] {
  if (length > tooLongLink) {
    return [
      remark(
        'warning',
        'link-too-long',
        'link',
        `The link has ${length} characters.`,
        'Save a file instead: many programs cut such links off.',
      ),
    ];
  }
  if (length > longLink) {
    return [
      remark(
        'note',
        'link-long',
        'link',
        `The link has ${length} characters.`,
        'Some mail and chat programs break links of this length.',
      ),
    ];
  }
  return [];
}

/** Takes a whole address, its hash, or the part after `#s=`. Never throws. */
export async function decodeLink(link: string): Promise<Parsed> {
  const start = link.indexOf(linkPrefix);
  const code = start < 0 ? link : link.slice(start + linkPrefix.length);
  const bad = (what: string, message: string, mend: string): Parsed => ({
    value: null,
    findings: [remark('error', what, 'link', message, mend)],
  });
  if (code.length > maxLinkLength)
    return bad('too-large', 'The link is far too long to hold a scenario.', 'Ask for the file instead.');
  const broken = 'The link is incomplete or was changed on its way.';
  const again = 'Copy it again in full, or ask for the file.';
  const packed = fromBase64url(code);
  if (!packed) return bad('link-broken', broken, again);
  let text: string;
  try {
    const bytes = await pass(packed, new DecompressionStream('deflate-raw'), maxInflatedBytes);
    if (bytes.length > maxInflatedBytes)
      return bad('too-large', 'The link unfolds to more than 5 MB.', 'Ask for the file instead.');
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bad('link-broken', broken, again);
  }
  return parseScenario(text);
}

/** Everything that comes out, or a little more than `limit` bytes of it: a small link can unfold to gigabytes. */
async function pass(
  bytes: Uint8Array<ArrayBuffer>,
  through: GenericTransformStream,
  limit: number,
): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough<Uint8Array>(through).getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    length += part.value.length;
    if (length > limit) {
      // The rest is not wanted; that the stream complains about it is no news.
      reader.cancel().catch(() => undefined);
      break;
    }
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function toBase64url(bytes: Uint8Array): string {
  let binary = '';
  // In pieces: a call takes only so many arguments.
  for (let i = 0; i < bytes.length; i += 8_192) binary += String.fromCharCode(...bytes.subarray(i, i + 8_192));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64url(code: string): Uint8Array<ArrayBuffer> | null {
  if (code === '' || !/^[A-Za-z0-9_-]+$/.test(code)) return null;
  try {
    const binary = atob(code.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = new Uint8Array(binary.length);
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
    return bytes;
  } catch {
    return null;
  }
}
