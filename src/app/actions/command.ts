/** Commands to the run, and changes of the drawing that the run must hear of. */
import type { Command } from '../../sim/catalog';
import type { Change } from '../drawing.svelte';
import type { Page } from '../page';

/** Sends it, keeps the recipe as it is then, and says in words what the run refused. */
export async function command(page: Page, what: Command): Promise<number> {
  const reply = await page.bridge.ask<'command'>({ ask: 'command', command: what });
  if (!reply.ok) throw new Error(reply.finding?.message ?? 'The run refused this.');
  page.run.branched(reply.atNs);
  page.run.setSameRun('none');
  if (reply.finding) page.messages.notify({ level: reply.finding.level === 'note' ? 'note' : 'warning', text: reply.finding.message });
  return reply.atNs;
}

/** Drawing first as a check, then the run, then the drawing for good: neither is left with half a change. */
export async function change(page: Page, what: Change, mark: string | null = null): Promise<void> {
  const checked = page.drawing.check(what);
  if (typeof checked === 'string') throw new Error(checked);
  if (what.edits.length > 0) await command(page, { do: 'edit', edits: what.edits });
  const refused = page.drawing.apply(what, mark);
  if (refused !== null) throw new Error(refused);
}
