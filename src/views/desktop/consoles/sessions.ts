/** Consoles outlive their window: kept in the memory of the page, per host and console, until another scene opens. */
import { hostConsoles } from '../../../sim/consoles';
import type { Workshop } from '../../../app/app.svelte';
import { ConsoleSession } from './session.svelte';

const kept = new WeakMap<Workshop, Map<string, ConsoleSession>>();

function sessionsOf(app: Workshop): Map<string, ConsoleSession> {
  const known = kept.get(app);
  if (known) return known;
  const sessions = new Map<string, ConsoleSession>();
  kept.set(app, sessions);
  // The screen told of another run; what was typed is still worth having.
  app.on('opened', () => sessions.forEach((session) => session.renew()));
  app.on('reading', () => sessions.forEach((session) => session.watch()));
  return sessions;
}

export const consoleOf = (id: string) => hostConsoles.find((one) => one.id === id);

export function sessionOf(app: Workshop, host: string, id: string): ConsoleSession | null {
  const found = consoleOf(id);
  if (!found) return null;
  const sessions = sessionsOf(app);
  const name = `${host} ${id}`;
  const session = sessions.get(name) ?? new ConsoleSession(app, host, found);
  sessions.set(name, session);
  return session;
}
